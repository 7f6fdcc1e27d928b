import { text } from "../../../js/src/generated/wasm.js";
import { text as coreText } from "../../../js/src/generated/wasm-core.js";
import { decodeModule } from "../../../js/src/module/decode-module.js";

/** Returns the bytes of the whole module, as the main entry carries them. */
export const inlinedModule = () => decodeModule(text);

/** Returns the bytes of the core module, as `resume-patch/core` carries them. */
export const inlinedCoreModule = () => decodeModule(coreText);

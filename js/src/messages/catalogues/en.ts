/**
 * The English messages. They are the default; use this catalogue to switch back to it.
 *
 * @module
 */
import type { Catalogue } from "../../types/messages.js";
import { english } from "../translator.js";

export type { Catalogue, MessageSubject } from "../../types/messages.js";

/** The English messages. */
export const en: Catalogue = /* @__PURE__ */ Object.freeze({ locale: "en", ...english });

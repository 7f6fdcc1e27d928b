/**
 * What is said of issues in English: what everything speaks unless it is told otherwise. For going back to it.
 *
 * @module
 */
import type { Catalogue } from "../../types/messages.js";
import { english } from "../translator.js";

export type { Catalogue, MessageSubject } from "../../types/messages.js";

/** The English sentences. */
export const en: Catalogue = /* @__PURE__ */ Object.freeze({ locale: "en", ...english });

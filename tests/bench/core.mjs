// Makes the first result with the core module, as ours.mjs does with the whole one.
import { jsonText, load } from "../../dist/core.js";
import { validatorOf } from "./validator.mjs";

/** @param {"experience" | "resume"} kind */
export async function firstResult(kind, bytes) {
  return validatorOf(await load(), kind)(jsonText(bytes)).valid;
}

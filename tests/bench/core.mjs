// The first result of the smaller module, which does the same as the whole one does in ours.mjs.
import { jsonText, load } from "../../dist/core.js";
import { validatorOf } from "./validator.mjs";

/** @param {"experience" | "resume"} kind */
export async function firstResult(kind, bytes) {
  return validatorOf(await load(), kind)(jsonText(bytes)).valid;
}

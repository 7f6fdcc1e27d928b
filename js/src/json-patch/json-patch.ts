import { jsonPatchOperation } from "../generated/constants.js";
import { resultOf } from "../module/compiled-operation.js";
import type { Engine } from "../module/engine.js";
import { errorFromDetails } from "../module/failure.js";
import type { ModuleFunctions } from "../module/functions.js";
import { prepareDocument } from "../module/prepare-input.js";
import type { JsonPatch, MergePatch } from "../types/json-patch.js";

/** A function of two documents that returns JSON text. */
type Call = (first: unknown, second: unknown) => string;

function makeCall(engine: Engine, standard: "jsonPatch" | "mergePatch", operation: number): Call {
  const work = (module: ModuleFunctions) => module[standard](operation, 0, 1);
  return (first, second) => {
    const result = engine.run([prepareDocument(first), prepareDocument(second)], work);
    engine.releaseMemory();
    const { status, details, text } = resultOf(result);
    if (status !== 0) throw errorFromDetails(details);
    return text;
  };
}

/** Makes the interface of JSON Patch over a running module. */
export function makeJsonPatch(engine: Engine): JsonPatch {
  const diffText = makeCall(engine, "jsonPatch", jsonPatchOperation.diff);
  const applyText = makeCall(engine, "jsonPatch", jsonPatchOperation.apply);
  const invertText = makeCall(engine, "jsonPatch", jsonPatchOperation.invert);
  return Object.freeze<JsonPatch>({
    diffText,
    applyText,
    invertText,
    diff: (before, after) => JSON.parse(diffText(before, after)),
    apply: (document, operations) => JSON.parse(applyText(document, operations)),
    invert: (document, operations) => JSON.parse(invertText(document, operations)),
  });
}

/** Makes the interface of JSON Merge Patch over a running module. */
export function makeMergePatch(engine: Engine): MergePatch {
  const diffText = makeCall(engine, "mergePatch", jsonPatchOperation.diff);
  const applyText = makeCall(engine, "mergePatch", jsonPatchOperation.apply);
  return Object.freeze<MergePatch>({
    diffText,
    applyText,
    diff: (before, after) => JSON.parse(diffText(before, after)),
    apply: (target, patch) => JSON.parse(applyText(target, patch)),
  });
}

import { openDraft } from "../draft/draft.js";
import { ModuleEndpoint } from "../endpoint/endpoint.js";
import { memoizeByMessages, Operations } from "../endpoint/operations.js";
import { makeJsonPatch, makeMergePatch } from "../json-patch/json-patch.js";
import type { CompiledOperation } from "../module/compiled-operation.js";
import type { Engine } from "../module/engine.js";
import type { Messages } from "../types/messages.js";
import type { ResumePatch } from "../types/resume-patch.js";
import { makeEndpoints } from "./core-resume-patch.js";

/** Makes the package's interfaces over a running module, one for each language. */
export function makeResumePatches(engine: Engine): (messages?: Messages) => ResumePatch {
  const operations = new Operations(engine);
  const jsonPatch = makeJsonPatch(engine);
  const mergePatch = makeMergePatch(engine);
  return memoizeByMessages((translator) => {
    const makeEndpoint = <Read, Write>(operation: CompiledOperation) =>
      new ModuleEndpoint<Read, Write>(operation, translator, openDraft);
    // The type does not show that every endpoint is what `makeEndpoint` returned.
    const endpoints = makeEndpoints(operations, makeEndpoint) as Omit<
      ResumePatch,
      "jsonPatch" | "mergePatch"
    >;
    return Object.freeze({ ...endpoints, jsonPatch, mergePatch });
  });
}

import { ModuleCoreEndpoint } from "../endpoint/core-endpoint.js";
import { memoizeByMessages, Operations } from "../endpoint/operations.js";
import type { CompiledOperation } from "../module/compiled-operation.js";
import type { Engine } from "../module/engine.js";
import type { CompileOptions } from "../types/compile.js";
import type { CoreEndpoint } from "../types/core-endpoint.js";
import type { Messages } from "../types/messages.js";
import type { Experience, ExperienceUpdate, Resume, ResumeUpdate } from "../types/resources.js";
import type { CoreResumePatch } from "../types/resume-patch.js";

/** Makes an endpoint of an operation. */
export type MakeEndpoint = <Read, Write>(operation: CompiledOperation) => CoreEndpoint<Read, Write>;

/** Makes the endpoints of the package, and `compile`, which makes others. Frozen, because all callers of `load` share it. */
export function makeEndpoints(operations: Operations, makeEndpoint: MakeEndpoint): CoreResumePatch {
  return Object.freeze({
    letraz: Object.freeze({
      experience: makeEndpoint<Experience, ExperienceUpdate>(operations.experience),
    }),
    affinda: Object.freeze({ resume: makeEndpoint<Resume, ResumeUpdate>(operations.resume) }),
    compile<Read, Write>(
      openapi: unknown,
      operationId: string,
      options?: CompileOptions,
    ): CoreEndpoint<Read, Write> {
      return makeEndpoint<Read, Write>(operations.compile(openapi, operationId, options));
    },
  });
}

/** Makes the interfaces of `resume-patch/core` over a running module, one for each language. Either module works. */
export function makeCoreResumePatches(engine: Engine): (messages?: Messages) => CoreResumePatch {
  const operations = new Operations(engine);
  return memoizeByMessages((translator) =>
    makeEndpoints(
      operations,
      <Read, Write>(operation: CompiledOperation) =>
        new ModuleCoreEndpoint<Read, Write>(operation, translator),
    ),
  );
}

import { ModuleCoreEndpoint } from "../endpoint/core-endpoint.js";
import { memoizeByMessages, Operations } from "../endpoint/operations.js";
import type { Engine } from "../module/engine.js";
import type { CompileOptions } from "../types/compile.js";
import type { CoreEndpoint } from "../types/core-endpoint.js";
import type { Messages } from "../types/messages.js";
import type { Experience, ExperienceUpdate, Resume, ResumeUpdate } from "../types/resources.js";
import type { CoreResumePatch } from "../types/resume-patch.js";

/** Makes the interfaces of `resume-patch/core` over a running module, one for each language. Either module works. */
export function makeCoreResumePatches(engine: Engine): (messages?: Messages) => CoreResumePatch {
  const operations = new Operations(engine);
  return memoizeByMessages((translator) =>
    Object.freeze({
      letraz: Object.freeze({
        experience: new ModuleCoreEndpoint<Experience, ExperienceUpdate>(operations.experience, translator),
      }),
      affinda: Object.freeze({
        resume: new ModuleCoreEndpoint<Resume, ResumeUpdate>(operations.resume, translator),
      }),
      compile<Read, Write>(
        openapi: unknown,
        operationId: string,
        options?: CompileOptions,
      ): CoreEndpoint<Read, Write> {
        return new ModuleCoreEndpoint<Read, Write>(
          operations.compile(openapi, operationId, options),
          translator,
        );
      },
    }),
  );
}

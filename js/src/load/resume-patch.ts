import { openDraft } from "../draft/draft.js";
import { ModuleEndpoint } from "../endpoint/endpoint.js";
import { memoizeByMessages, Operations } from "../endpoint/operations.js";
import { makeJsonPatch, makeMergePatch } from "../json-patch/json-patch.js";
import type { Engine } from "../module/engine.js";
import type { CompileOptions } from "../types/compile.js";
import type { Endpoint } from "../types/draft.js";
import type { Messages } from "../types/messages.js";
import type { Experience, ExperienceUpdate, Resume, ResumeUpdate } from "../types/resources.js";
import type { ResumePatch } from "../types/resume-patch.js";

/** Makes the package's interfaces over a running module, one for each language. */
export function makeResumePatches(engine: Engine): (messages?: Messages) => ResumePatch {
  const operations = new Operations(engine);
  const jsonPatch = makeJsonPatch(engine);
  const mergePatch = makeMergePatch(engine);
  return memoizeByMessages((translator) =>
    // Frozen, because all callers of `load` share it.
    Object.freeze({
      letraz: Object.freeze({
        experience: new ModuleEndpoint<Experience, ExperienceUpdate>(
          operations.experience,
          translator,
          openDraft,
        ),
      }),
      affinda: Object.freeze({
        resume: new ModuleEndpoint<Resume, ResumeUpdate>(operations.resume, translator, openDraft),
      }),
      compile<Read, Write>(
        openapi: unknown,
        operationId: string,
        options?: CompileOptions,
      ): Endpoint<Read, Write> {
        return new ModuleEndpoint<Read, Write>(
          operations.compile(openapi, operationId, options),
          translator,
          openDraft,
        );
      },
      jsonPatch,
      mergePatch,
    }),
  );
}

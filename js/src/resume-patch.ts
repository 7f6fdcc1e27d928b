import { CompiledOperation } from "./compiled-operation.js";
import { ModuleEndpoint } from "./endpoint.js";
import { affinda, letraz } from "./generated/apis.js";
import { prepareInput } from "./input/prepare.js";
import type { Engine } from "./module/engine.js";
import type { Endpoint } from "./types/endpoint.js";
import type { Experience, ExperienceUpdate, Resume, ResumeUpdate } from "./types/resources.js";
import type { ResumePatch } from "./types/resume-patch.js";

/** The package's interface over a running module. */
export function makeResumePatch(engine: Engine): ResumePatch {
  const endpointOf = <Read, Write>(document: string, operationId: string): Endpoint<Read, Write> =>
    new ModuleEndpoint<Read, Write>(new CompiledOperation(engine, document, operationId));
  // Shared by everyone who calls `load`, so nobody may change it for the others.
  return Object.freeze({
    letraz: Object.freeze({
      experience: endpointOf<Experience, ExperienceUpdate>(letraz, "resume_experience_partial_update"),
    }),
    affinda: Object.freeze({
      resume: endpointOf<Resume, ResumeUpdate>(affinda, "updateResumeData"),
    }),
    compile<Read, Write>(openapi: unknown, operationId: string): Endpoint<Read, Write> {
      if (typeof operationId !== "string") throw new TypeError("The operationId must be a string.");
      const document = prepareInput(openapi);
      // The bytes are the caller's, who may change them; the document is compiled again after a trap.
      const kept = typeof document === "string" ? document : document.slice();
      const compiled = new CompiledOperation(engine, kept, operationId);
      compiled.compile();
      return new ModuleEndpoint<Read, Write>(compiled);
    },
  });
}

import { CompiledOperation } from "./compiled-operation.js";
import { ModuleEndpoint } from "./endpoint.js";
import { affinda, letraz } from "./generated/apis.js";
import { prepareInput } from "./input/prepare.js";
import type { Language } from "./messages/language.js";
import { english, languageOf } from "./messages/language.js";
import type { Engine } from "./module/engine.js";
import { makeJsonPatch, makeMergePatch } from "./standards/standards.js";
import type { Endpoint } from "./types/endpoint.js";
import type { Messages } from "./types/messages.js";
import type { Experience, ExperienceUpdate, Resume, ResumeUpdate } from "./types/resources.js";
import type { ResumePatch } from "./types/resume-patch.js";

/** The package's interface in a language; the same one whenever the same language is asked for. */
export type ResumePatches = (messages?: Messages) => ResumePatch;

/** The package's interfaces over a running module. What is compiled is compiled once for all languages. */
export function makeResumePatches(engine: Engine): ResumePatches {
  const experience = new CompiledOperation(engine, letraz, "resume_experience_partial_update");
  const resume = new CompiledOperation(engine, affinda, "updateResumeData");
  const jsonPatch = makeJsonPatch(engine);
  const mergePatch = makeMergePatch(engine);

  const makeOne = (language: Language): ResumePatch =>
    // Shared by everyone who calls `load`, so nobody may change it for the others.
    Object.freeze({
      letraz: Object.freeze({
        experience: new ModuleEndpoint<Experience, ExperienceUpdate>(experience, language),
      }),
      affinda: Object.freeze({ resume: new ModuleEndpoint<Resume, ResumeUpdate>(resume, language) }),
      compile<Read, Write>(openapi: unknown, operationId: string): Endpoint<Read, Write> {
        return new ModuleEndpoint<Read, Write>(compile(engine, openapi, operationId), language);
      },
      jsonPatch,
      mergePatch,
    });

  const inEnglish = makeOne(english);
  const translated = new WeakMap<Messages, ResumePatch>();
  return (messages) => {
    if (messages === undefined) return inEnglish;
    const made = translated.get(messages) ?? makeOne(languageOf(messages));
    translated.set(messages, made);
    return made;
  };
}

function compile(engine: Engine, openapi: unknown, operationId: string): CompiledOperation {
  if (typeof operationId !== "string") throw new TypeError("The operationId must be a string.");
  const document = prepareInput(openapi);
  // The bytes are the caller's, who may change them; the document is compiled again after a trap.
  const kept = typeof document === "string" ? document : document.slice();
  const compiled = new CompiledOperation(engine, kept, operationId);
  compiled.compile();
  return compiled;
}

import type { CompileOptions } from "./compile.js";
import type { CoreEndpoint } from "./core-endpoint.js";
import type { Endpoint } from "./draft.js";
import type { JsonPatch, MergePatch } from "./json-patch.js";
import type { Experience, ExperienceUpdate, Resume, ResumeUpdate } from "./resources.js";

/** The loaded module: the endpoints it knows, and a compiler for others. */
export interface ResumePatch {
  readonly letraz: {
    /** `resume_experience_partial_update`: one work experience. */
    readonly experience: Endpoint<Experience, ExperienceUpdate>;
  };
  readonly affinda: {
    /** `updateResumeData`: a whole parsed resume. */
    readonly resume: Endpoint<Resume, ResumeUpdate>;
  };
  /**
   * Makes an endpoint of any PATCH operation of any OpenAPI 3.0 document, given as a value or as `jsonText`. The endpoint keeps
   * the part that the operation reaches. Reuse the same `jsonText` for several operations of a document: it is parsed once.
   *
   * @throws `OpenApiError` when the document has no such operation or is malformed.
   */
  compile<Read = unknown, Write = unknown>(
    openapi: unknown,
    operationId: string,
    options?: CompileOptions,
  ): Endpoint<Read, Write>;
  /** RFC 6902: lists of operations on any JSON documents. */
  readonly jsonPatch: JsonPatch;
  /** RFC 7396: what changed as an object, null for what is to go. */
  readonly mergePatch: MergePatch;
}

/** What `resume-patch/core` loads: the same without drafts, `merge` and the JSON standards. */
export interface CoreResumePatch {
  readonly letraz: {
    /** `resume_experience_partial_update`: one work experience. */
    readonly experience: CoreEndpoint<Experience, ExperienceUpdate>;
  };
  readonly affinda: {
    /** `updateResumeData`: a whole parsed resume. */
    readonly resume: CoreEndpoint<Resume, ResumeUpdate>;
  };
  /** As that of the whole: an endpoint of any PATCH operation of any OpenAPI 3.0 document. */
  compile<Read = unknown, Write = unknown>(
    openapi: unknown,
    operationId: string,
    options?: CompileOptions,
  ): CoreEndpoint<Read, Write>;
}

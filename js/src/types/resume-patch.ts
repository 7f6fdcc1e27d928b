import type { CompileOptions } from "./compile.js";
import type { CoreEndpoint } from "./core-endpoint.js";
import type { Endpoint } from "./draft.js";
import type { JsonPatch, MergePatch } from "./json-patch.js";
import type { JsonObject, Part } from "./pointer.js";
import type { Experience, ExperienceUpdate, Resume, ResumeUpdate } from "./resources.js";

/** The interface of the package over a loaded module. */
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
   * Makes an endpoint of a PATCH operation of an OpenAPI 3.0 document. The endpoint keeps the part that the operation reaches.
   * Reuse the same `jsonText` for several operations of a document: it is cached and not parsed again.
   *
   * @typeParam Read - The resource as the server returns it.
   * @typeParam Write - The body that a request may carry.
   * @param openapi - The document, as a JSON value or as `jsonText`.
   * @param operationId - The `operationId` of the operation.
   * @param options - The identity members of lists.
   * @returns The endpoint.
   * @throws `OpenApiError` if the document has no such operation or is malformed.
   * @throws `TypeError` if `operationId` is not a string, or an option is invalid.
   * @see OpenAPI Specification 3.0.3
   * @example
   * ```ts
   * const response = await fetch("/openapi.json");
   * const endpoint = rp.compile(jsonText(await response.arrayBuffer()), "updateTeam");
   * ```
   */
  compile<Read = JsonObject, Write = Part<Read>>(
    openapi: unknown,
    operationId: string,
    options?: CompileOptions,
  ): Endpoint<Read, Write>;
  /** JSON Patch (RFC 6902): lists of operations on JSON documents. */
  readonly jsonPatch: JsonPatch;
  /** JSON Merge Patch (RFC 7396): an object of changed members, with null for a removed one. */
  readonly mergePatch: MergePatch;
}

/** The interface of `resume-patch/core`. It has no drafts, `merge`, JSON Patch or JSON Merge Patch. */
export interface CoreResumePatch {
  readonly letraz: {
    /** `resume_experience_partial_update`: one work experience. */
    readonly experience: CoreEndpoint<Experience, ExperienceUpdate>;
  };
  readonly affinda: {
    /** `updateResumeData`: a whole parsed resume. */
    readonly resume: CoreEndpoint<Resume, ResumeUpdate>;
  };
  /**
   * Makes an endpoint of a PATCH operation of an OpenAPI 3.0 document; see {@link ResumePatch.compile}.
   *
   * @param openapi - The document, as a JSON value or as `jsonText`.
   * @param operationId - The `operationId` of the operation.
   * @param options - The identity members of lists.
   * @returns The endpoint.
   * @throws `OpenApiError` if the document has no such operation or is malformed.
   */
  compile<Read = JsonObject, Write = Part<Read>>(
    openapi: unknown,
    operationId: string,
    options?: CompileOptions,
  ): CoreEndpoint<Read, Write>;
}

// The exports of `resume-patch` and `resume-patch/slim`, apart from their `load`.
export type { DraftErrorCode } from "../errors/errors.js";
export { DraftError } from "../errors/errors.js";
export type { PatchErrorCode } from "../errors/patch-error.js";
export { PatchError } from "../errors/patch-error.js";
export type { Draft, Endpoint } from "../types/draft.js";
export type {
  ConflictChoice,
  DraftListener,
  DraftOptions,
  MergeDraftOptions,
  RebaseOptions,
  Unconfirmed,
} from "../types/draft-options.js";
export type { JsonPatch, JsonPatchOperation, MergePatch } from "../types/json-patch.js";
export type { Load } from "../types/load.js";
export type { Conflict, Merge, MergeOptions } from "../types/merge.js";
export type { CoreResumePatch, ResumePatch } from "../types/resume-patch.js";
export * from "./public-core.js";

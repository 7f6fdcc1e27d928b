// The exports of every entry that loads a module, apart from its `load`.
export type { JsonErrorCode, Limit, OpenApiErrorCode, TextPosition } from "../errors/errors.js";
export {
  JsonError,
  LimitError,
  maximumBytes,
  maximumDepth,
  OpenApiError,
  ValueError,
} from "../errors/errors.js";
export { JsonText, jsonText } from "../json/json-text.js";
export type { CompileOptions, IdentityOption } from "../types/compile.js";
export type { CoreEndpoint, Remark } from "../types/core-endpoint.js";
export type { Field, FieldInput, FieldOption, FieldType } from "../types/field.js";
export type {
  FormElement,
  FormEntries,
  FormFile,
  FormOptions,
  FormResult,
  FormSource,
  FormValue,
} from "../types/form.js";
export type {
  Issue,
  IssueBase,
  KnownIssue,
  OtherIssue,
  Report,
  Severity,
} from "../types/issue.js";
export type { IssueCode, IssueParams, KnownIssueCode } from "../types/issue-params.js";
export type { CompiledModule, LoadOptions, WasmSource } from "../types/load.js";
export type { Catalogue, MessageFunction, MessageSubject, Messages } from "../types/messages.js";
export type {
  Encoding,
  Operation,
  OperationParameter,
  OperationScheme,
  OperationSecurity,
  OperationServer,
} from "../types/operation.js";
export type {
  PatchOptions,
  RuleOptions,
  UpdateOptions,
  ValidateOptions,
} from "../types/options.js";
export type {
  Change,
  EncodedBodies,
  EncodedBody,
  Ignored,
  Patch,
  TextRange,
  TextRanges,
} from "../types/patch.js";
export type {
  FormTexts,
  JsonObject,
  Part,
  Pointer,
  PointerHint,
  Resource,
  ValueAt,
} from "../types/pointer.js";
export type { Experience, ExperienceUpdate, Resume, ResumeUpdate } from "../types/resources.js";
export type { ServerError } from "../types/server-error.js";
export type {
  FormSchemaOptions,
  StandardFormSchema,
  StandardIssue,
  StandardJsonSchemaOptions,
  StandardProps,
  StandardResult,
} from "../types/standard-schema.js";

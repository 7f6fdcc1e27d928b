// The codes of calls on a draft. wasm/bindings/codes.h describes them.
import type { draftAction, draftQuery, fieldQuery } from "../generated/constants.js";

export {
  draftAction as action,
  draftQuery,
  draftStatus as statusBit,
  draftStep as stepsBit,
  fieldQuery,
} from "../generated/constants.js";

export type Action = (typeof draftAction)[keyof typeof draftAction];

export type DraftQuery = (typeof draftQuery)[keyof typeof draftQuery];

export type FieldQuery = (typeof fieldQuery)[keyof typeof fieldQuery];

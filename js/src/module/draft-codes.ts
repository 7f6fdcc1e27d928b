// The codes of calls on a draft. wasm/bindings/codes.h describes them.
import type { draftAction, draftQuestion, fieldQuestion } from "../generated/constants.js";

export {
  draftAction as action,
  draftQuestion as question,
  draftStatus as statusBit,
  draftStep as stepsBit,
  fieldQuestion,
} from "../generated/constants.js";

export type Action = (typeof draftAction)[keyof typeof draftAction];

export type Question = (typeof draftQuestion)[keyof typeof draftQuestion];

export type FieldQuestion = (typeof fieldQuestion)[keyof typeof fieldQuestion];

// The numbers by which the module knows what to do with a draft, as in wasm/bindings/drafts.cpp.

/** Edits. The path is input 0; a value, a text or a second path is input 1. */
export const action = {
  set: 0,
  setFromInput: 1,
  remove: 2,
  insert: 3,
  move: 4,
  revert: 5,
  undo: 6,
  redo: 7,
  takeMine: 8,
  takeTheirs: 9,
  takeValue: 10,
  rebase: 11,
  rebaseSent: 12,
  mark: 13,
  join: 14,
  part: 15,
  mergeDraft: 16,
  setUnreadable: 17,
} as const;

export type Action = (typeof action)[keyof typeof action];

/** What can be asked. Values are the text of the answer, lists its details. */
export const question = {
  value: 0,
  base: 1,
  at: 2,
  patch: 3,
  conflicts: 4,
  marks: 5,
  save: 6,
  checkpoint: 7,
  body: 8,
  status: 9,
  steps: 10,
  content: 11,
  inputAt: 12,
  inputPath: 13,
  snapshot: 20,
} as const;

export type Question = (typeof question)[keyof typeof question];

/**
 * What can be asked of a field: where its text stands in the body; how many issues it has, with these as details; or
 * its value, which is written into the buffer as JSON text.
 */
export const fieldQuestion = { from: 0, to: 1, issues: 2, text: 3 } as const;

export type FieldQuestion = (typeof fieldQuestion)[keyof typeof fieldQuestion];

/** Which steps there are, as bits of the answer to `steps`. */
export const stepsBit = { undo: 1, redo: 2 } as const;

/** What is known after an edit, as bits; wasm/draft/draft.h says more. */
export const statusBit = {
  hasFields: 1,
  isAssessed: 2,
  isValid: 4,
  isDirty: 8,
  fieldIsKnown: 16,
  fieldIsFine: 32,
  isContinued: 64,
  bodyIsAlike: 128,
  isChanged: 256,
  hasInput: 512,
  othersAreAlike: 1024,
} as const;

// The steps of a random session. A step is a few numbers, whose meaning depends on the state of the draft.
import type { RandomEdits } from "../random-edits.js";
import type { Edit } from "./edits.js";
import { randomEdits } from "./edits.js";

export const stepKinds = [
  "set",
  "input",
  "unreadable",
  "insert",
  "remove",
  "move",
  "setItem",
  "setList",
  "revert",
  "together",
  "undo",
  "redo",
  "rebase",
  "send",
  "resolve",
  "reopen",
] as const;
export type StepKind = (typeof stepKinds)[number];

export interface Step {
  readonly what: StepKind;
  readonly at: number;
  readonly to: number;
  readonly member: number;
  /** The edits of the server, or of a list. */
  readonly edits: readonly Edit[];
}

const weights: Readonly<Record<StepKind, number>> = {
  set: 18,
  input: 8,
  unreadable: 3,
  insert: 9,
  remove: 9,
  move: 8,
  setItem: 3,
  setList: 3,
  revert: 6,
  together: 3,
  undo: 11,
  redo: 6,
  rebase: 10,
  send: 5,
  resolve: 9,
  reopen: 4,
};
const total = Object.values(weights).reduce((sum, weight) => sum + weight);

export function randomStep(random: RandomEdits): Step {
  let left = random.below(total);
  const what = stepKinds.find((kind) => {
    left -= weights[kind];
    return left < 0;
  });
  return {
    what: what ?? "set",
    at: random.below(1000),
    to: random.below(1000),
    member: random.below(1000),
    edits: randomEdits(random, 4),
  };
}

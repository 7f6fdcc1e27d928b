import type { History } from "../editing/history";
import { listAt, valueAt } from "./document";
import type { ResumeFields } from "./fields";
import { labelOfPath, labelText, type PathLabel } from "./path-label";
import { childPointer, split } from "./pointer";

/** An undo or redo step. */
export interface HistoryStep {
  readonly name: PathLabel;
  /** The path to show: for a removed item its neighbour, or its list. */
  readonly path: string;
}

/**
 * Returns the step at the changed paths; null when the whole resume changed.
 * @param before The resume before the step.
 * @param after The resume after the step.
 */
export function stepAt(
  fields: ResumeFields,
  paths: readonly string[],
  before: object,
  after: object,
): HistoryStep | null {
  const [path, ...rest] = paths.filter((each) => each !== "");
  if (path === undefined) return null;
  const to = rest.find((other) => isMoved(path, other, before, after));
  if (to !== undefined) return { name: labelOfPath(fields, to, after), path: to };
  if (isRemoved(path, before, after))
    return { name: labelOfPath(fields, path, before), path: neighbourOf(path, after) };
  return { name: labelOfPath(fields, path, after), path };
}

function isMoved(from: string, to: string, before: object, after: object): boolean {
  const { parent } = split(from);
  const isInList = Array.isArray(valueAt(before, parent)) && split(to).parent === parent;
  return isInList && from !== to && valueAt(before, from) === valueAt(after, to);
}

/** Compares the lengths of lists, because the next item takes a removed item's position. */
function isRemoved(path: string, before: object, after: object): boolean {
  const { parent } = split(path);
  const isItem = Array.isArray(valueAt(before, parent));
  if (isItem) return listAt(after, parent).length < listAt(before, parent).length;
  return valueAt(after, path) === undefined;
}

function neighbourOf(path: string, after: object): string {
  const { parent, step } = split(path);
  const last = listAt(after, parent).length - 1;
  return last < 0 ? parent : childPointer(parent, Math.min(Number(step), last));
}

export function stepMessage(direction: keyof History, step: HistoryStep | null): string {
  const verb = direction === "undo" ? "Undone" : "Redone";
  return step === null ? `${verb}.` : `${verb}: ${labelText(step.name)}.`;
}

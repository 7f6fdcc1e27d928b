import type { History } from "../editing/history";
import { listAt, valueAt } from "./document";
import type { ResumeFields } from "./fields";
import { inOneLine, nameOfPlace, type PlaceName } from "./place-name";
import { below, split } from "./pointer";

/** What a step back or forth was about. */
export interface Step {
  readonly name: PlaceName;
  /** Where to look for it now; of what is gone its neighbour, or the list that it was in. */
  readonly path: string;
}

/** `paths` says where the step was, `before` and `after` are the resume before and after it; null: it was all over. */
export function stepAt(
  fields: ResumeFields,
  paths: readonly string[],
  before: object,
  after: object,
): Step | null {
  const [place, ...rest] = paths.filter((path) => path !== "");
  if (place === undefined) return null;
  const to = rest.find((path) => isMoved(place, path, before, after));
  if (to !== undefined) return { name: nameOfPlace(fields, to, after), path: to };
  if (isGone(place, before, after))
    return { name: nameOfPlace(fields, place, before), path: beside(place, after) };
  return { name: nameOfPlace(fields, place, after), path: place };
}

function isMoved(from: string, to: string, before: object, after: object): boolean {
  const { parent } = split(from);
  const isInList = Array.isArray(valueAt(before, parent)) && split(to).parent === parent;
  return isInList && from !== to && valueAt(before, from) === valueAt(after, to);
}

/** In a list, what stands at the place now is what stood behind it. */
function isGone(place: string, before: object, after: object): boolean {
  const { parent } = split(place);
  const isItem = Array.isArray(valueAt(before, parent));
  if (isItem) return listAt(after, parent).length < listAt(before, parent).length;
  return valueAt(after, place) === undefined;
}

function beside(place: string, after: object): string {
  const { parent, step } = split(place);
  const last = listAt(after, parent).length - 1;
  return last < 0 ? parent : below(parent, Math.min(Number(step), last));
}

export function wordsForStep(direction: keyof History, step: Step | null): string {
  const said = direction === "undo" ? "Undone" : "Done again";
  return step === null ? `${said}.` : `${said}: ${inOneLine(step.name)}.`;
}

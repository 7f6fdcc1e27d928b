// Applies the text of a control to the draft.
import type { Field, ResumeDraft } from "../library";
import { isBlank, isObject, valueAt } from "./document";
import type { ResumeFields } from "./fields";
import { leavesOf } from "./form/leaves";
import { mappedValue } from "./path-mapping";
import { isWithin, pointerOf, selfAndAncestors, split } from "./pointer";

/** The draft that is edited. */
export interface EditTarget {
  readonly draft: ResumeDraft;
  readonly fields: ResumeFields;
  /** Returns a value of the draft without asking the draft. */
  valueAt(path: string): unknown;
}

/** Applies the text of a control. An emptied control removes the value in the way that the API allows. */
export function applyInput(target: EditTarget, path: string, text: string): void {
  if (text === "" && !Array.isArray(target.valueAt(split(path).parent))) clearValue(target, path);
  else ensureParents(target, path, () => writeText(target, path, text));
}

/** Inserts an item into a list, creating the list when it is missing. */
export function insertItem(target: EditTarget, path: string, item: unknown): void {
  ensureParents(target, path, () => target.draft.insert(path, item));
}

/** Creates missing parent objects and lists around a path, as one undo step with the edit. */
function ensureParents({ draft, fields, valueAt }: EditTarget, path: string, edit: () => void): void {
  const missing = selfAndAncestors(split(path).parent).filter((around) => !isContainer(valueAt(around)));
  const isNew = Array.isArray(valueAt(split(path).parent)) && valueAt(path) === undefined;
  if (missing.length === 0 && !isNew) {
    edit();
    return;
  }
  draft.transaction(() => {
    for (const around of missing.toReversed())
      draft.set(around, fields.at(around)?.type === "array" ? [] : {});
    edit();
  });
}

const isContainer = (value: unknown): boolean => isObject(value) || Array.isArray(value);

function writeText({ draft, fields, valueAt }: EditTarget, path: string, text: string): void {
  const field = fields.at(path);
  const { parent } = split(path);
  const isItem = fields.at(parent)?.type === "array";
  // A text that cannot be parsed needs an item to belong to.
  if (isItem && valueAt(path) === undefined) draft.insert(path, "");
  if (field?.type === "boolean") draft.set(path, text === "true");
  else if (fields.isCustom(field)) draft.set(path, customValue(field, text));
  else if (field?.type === "string" && !field.options) draft.set(path, text);
  else draft.setFromInput(path, text);
}

/** Keeps a custom number a number as long as the text is one. */
function customValue(field: Field | undefined, text: string): unknown {
  const isNumber = field?.type === "number" && text.trim() !== "" && Number.isFinite(Number(text));
  return isNumber ? Number(text) : text;
}

function clearValue(target: EditTarget, path: string): void {
  const { draft, fields } = target;
  const around = outermostEmptied(target, path);
  if (around !== null) setEmpty(target, around, null);
  else if (fields.isCustom(fields.at(path))) clearCustom(target, path);
  else if (isContainer(target.valueAt(split(path).parent))) draft.setFromInput(path, "");
}

/** Returns the outermost object that becomes empty when this path is emptied; null for none. */
function outermostEmptied({ fields, ...target }: EditTarget, path: string): string | null {
  const emptied = [path];
  for (const around of selfAndAncestors(split(path).parent)) {
    const field = fields.at(around);
    if (!field?.nullable || field.type !== "object") break;
    const value = target.valueAt(around);
    const isLeft = leavesOf(field.fields ?? []).some(({ steps }) => {
      const leaf = around + pointerOf(steps);
      return !emptied.some((empty) => isWithin(leaf, empty)) && !isBlank(valueAt(value, pointerOf(steps)));
    });
    if (isLeft) break;
    emptied.push(around);
  }
  return emptied.length > 1 ? (emptied.at(-1) ?? null) : null;
}

/** Empties a custom field; one that the server does not have stays, to be filled. */
function clearCustom(target: EditTarget, path: string): void {
  const isStored = valueAt(target.draft.base, path) !== undefined;
  if (isStored) setEmpty(target, path, null);
  else target.draft.set(path, "");
}

/** Sets an empty value; uses the server's own empty value, so that nothing is left to send. */
function setEmpty({ draft, fields, valueAt }: EditTarget, path: string, empty: unknown): void {
  const value = valueAt(path);
  const stored = mappedValue(fields, path, valueAt(""), draft.base);
  if (stored !== undefined) draft.set(path, isBlank(stored) ? stored : empty);
  else if (value !== undefined) draft.remove(path);
}

// What typing into a control means for the resume.

import { valueOfCounterpart } from "./counterpart";
import { isBlank, isObject, valueAt } from "./document";
import type { ResumeDraft } from "./draft";
import type { ResumeFields } from "./fields";
import { leavesOf } from "./form/leaves";
import { outwards, pointerOf, split } from "./pointer";

/** Takes the text of the control of a place. An emptied control takes the value away in the way that the API allows. */
export function enter(draft: ResumeDraft, fields: ResumeFields, path: string, text: string): void {
  const { parent, step } = split(path);
  const list = draft.get(parent);
  if (Array.isArray(list)) {
    if (Number(step) === list.length) draft.insert(path, "");
    draft.setFromInput(path, text);
    return;
  }
  if (text === "") {
    clear(draft, fields, path);
    return;
  }
  const field = fields.at(path);
  makeRoom(draft, path);
  if (field?.type === "boolean") draft.set(path, text === "true");
  else if (fields.own.some((own) => own === field)) draft.set(path, ownValue(field?.type, text));
  else draft.setFromInput(path, text);
}

/** The objects around a place, where there are none yet. */
function makeRoom(draft: ResumeDraft, path: string): void {
  for (const around of outwards(split(path).parent).reverse()) {
    if (!isObject(draft.get(around)) && !Array.isArray(draft.get(around))) draft.set(around, {});
  }
}

/** A further detail was a number: it stays one as long as it reads like one. */
function ownValue(type: string | undefined, text: string): unknown {
  const isNumber = type === "number" && text.trim() !== "" && Number.isFinite(Number(text));
  return isNumber ? Number(text) : text;
}

function clear(draft: ResumeDraft, fields: ResumeFields, path: string): void {
  if (draft.get(path) === undefined) {
    draft.remove(path); // also where what was typed could not be read
  } else {
    putOrRestore(draft, fields, path, fields.at(path)?.nullable ? null : "");
  }
  clearAround(draft, fields, split(path).parent);
}

/** An empty place becomes what the server has for empty there, so that nothing is left to send. */
function putOrRestore(draft: ResumeDraft, fields: ResumeFields, path: string, empty: unknown): void {
  const stored = valueOfCounterpart(fields, path, draft.value, draft.base);
  if (stored === undefined) draft.remove(path);
  else draft.set(path, isBlank(stored) ? stored : empty);
}

/** An object of which nothing is left that could be written is no object. */
function clearAround(draft: ResumeDraft, fields: ResumeFields, path: string): void {
  const field = path === "" ? undefined : fields.at(path);
  if (!field?.nullable || field.type !== "object") return;
  const value = draft.get(path);
  const isLeft = leavesOf(field.fields ?? []).some(({ steps }) => !isBlank(valueAt(value, pointerOf(steps))));
  if (isLeft) return;
  putOrRestore(draft, fields, path, null);
  clearAround(draft, fields, split(path).parent);
}

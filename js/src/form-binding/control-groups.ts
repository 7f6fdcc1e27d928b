// Groups the controls of a form by the field that they show.

import { fieldAt, holdsScalar } from "../endpoint/form/field-at.js";
import { pathOfName } from "../endpoint/form/names.js";
import type { Field } from "../types/field.js";
import type { Control, ControlGroup, ControlGroupKind } from "./controls.js";
import { elementsOf, nameOf } from "./controls.js";
import { FormError } from "./form-error.js";

/** The kind of value that a single control holds. */
type ControlKind = "text" | "choice" | "box" | "radio" | "choices" | "file";

const buttons = new Set(["button", "submit", "reset", "image"]);

/** Returns the kind of a custom element, by its members `checked`, `type` and `value`. */
function kindOfOwn(element: Element, type: unknown): ControlKind | null {
  if ("checked" in element) return type === "radio" ? "radio" : "box";
  if (!("value" in element) || buttons.has(String(type))) return null;
  return Array.isArray(element.value) ? "choices" : "text";
}

/** Returns the kind of an element, or null for one without a value: a button, a fieldset, an output. */
function kindOf(element: Element): ControlKind | null {
  const name = element.localName;
  if (name === "textarea") return "text";
  if (name === "select") return (element as HTMLSelectElement).multiple ? "choices" : "choice";
  const { type } = element as HTMLInputElement;
  if (name.includes("-")) return kindOfOwn(element, type);
  if (name !== "input") return null;
  if (type === "checkbox") return "box";
  if (type === "radio" || type === "file") return type;
  return buttons.has(type) ? null : "text";
}

function groupKind(field: Field, kind: ControlKind, controls: readonly Control[]): ControlGroupKind {
  const [control = null] = controls;
  const name = control === null ? "" : nameOf(control);
  if (field.type === "array") {
    const isOfScalars = field.items !== undefined && holdsScalar(field.items);
    const isUnknown = kind === "choices" && control?.localName !== "select";
    if (!isOfScalars || isUnknown || kind === "radio") throw new FormError("wrongKind", control, name);
    return kind === "box" || kind === "choices" ? "marked" : "rows";
  }
  if (!holdsScalar(field) || kind === "choices") throw new FormError("wrongKind", control, name);
  if (kind === "radio") return "radios";
  if (controls.length > 1) throw new FormError("repeatedName", controls[1] ?? null, name);
  return kind === "box" ? "box" : "single";
}

/** The names that the controls of a form may have. */
export interface NameScope {
  readonly fields: readonly Field[];
  /** Returns the resource's value at a path. A name that the schema does not list needs a value there. */
  get(path: string): unknown;
}

function makeGroup(names: NameScope, path: string, controls: readonly Control[]): ControlGroup | null {
  const [first] = controls;
  if (first === undefined) return null;
  const name = nameOf(first);
  const found = fieldAt(names.fields, path);
  const field = found?.isCatchAll === true && names.get(path) === undefined ? undefined : found;
  const file = controls.find((control) => kindOf(control) === "file");
  // The draft ignores a file input that names no field.
  if (field === undefined && file !== undefined && controls.every((each) => kindOf(each) === "file"))
    return null;
  if (field === undefined) throw new FormError("unknownField", first, name);
  if (file !== undefined) throw new FormError("fileInput", file, name);
  const bound = withoutFallbacks(controls);
  const kind = kindOf(bound[0] ?? first) as ControlKind;
  const other = bound.find((control) => kindOf(control) !== kind);
  if (other !== undefined) throw new FormError("mixedKinds", other, name);
  // A field of any type keeps the type of its stored value. A text must not replace an object or a list.
  const stored = field.type === "any" ? (names.get(path) ?? "") : "";
  if (typeof stored === "object") throw new FormError("wrongKind", first, name);
  const known: Field = typeof stored === "boolean" ? { ...field, type: "boolean" } : field;
  return { name, path, field: known, kind: groupKind(field, kind, bound), controls: bound };
}

/** Drops hidden controls beside choices of the same name. A plain submit sends them when nothing is chosen. */
function withoutFallbacks(controls: readonly Control[]): readonly Control[] {
  const shown = controls.filter(({ type }) => type !== "hidden");
  const isChosen = shown.some((control) => ["box", "radio", "choices"].includes(kindOf(control) ?? ""));
  return isChosen ? shown : controls;
}

/**
 * Returns the groups of a form in document order. Skips elements without a value or a name, and ignored ones.
 *
 * @throws FormError for the first control that cannot be bound.
 */
export function groupsOf(
  form: HTMLFormElement,
  names: NameScope,
  isIgnored: (control: Control) => boolean,
): ControlGroup[] {
  const byPath = new Map<string, Control[]>();
  for (const element of elementsOf(form)) {
    const control = element as Control;
    const name = nameOf(element);
    if (kindOf(element) === null || name === "" || isIgnored(control)) continue;
    const path = pathOfName(names.fields, name);
    const controls = byPath.get(path);
    if (controls === undefined) byPath.set(path, [control]);
    else controls.push(control);
  }
  return [...byPath].flatMap(([path, controls]) => makeGroup(names, path, controls) ?? []);
}

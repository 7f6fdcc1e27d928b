// The controls of a form, put together by the field that they show.

import { pathOfName } from "../endpoint/form/names.js";
import type { Field } from "../types/field.js";
import { fieldAt } from "./field-at.js";
import { FormError } from "./form-error.js";

/** Elements of the page's own (form-associated custom elements) have as much of these as they like. */
export type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

/** As the browser has it for any element, whether or not its class knows the property. */
export function nameOf(control: Element): string {
  return control.getAttribute("name") ?? "";
}

/** How a control holds its value, by itself. */
type ControlKind = "text" | "choice" | "box" | "radio" | "choices" | "file";

/** How a group's controls hold the field's value together; `rows` are texts of a list, `marked` what is chosen for one. */
export type ControlGroupKind = "single" | "box" | "radios" | "rows" | "marked";

/** All controls of one name. */
export interface ControlGroup {
  readonly name: string;
  readonly path: string;
  readonly field: Field;
  readonly kind: ControlGroupKind;
  readonly controls: readonly Control[];
}

const buttons = new Set(["button", "submit", "reset", "image"]);

/** Of an element of the page's own: a radio button or a box where it can be checked, else a text where it has a value. */
function kindOfOwn(element: Element, type: unknown): ControlKind | null {
  if ("checked" in element) return type === "radio" ? "radio" : "box";
  if (!("value" in element) || buttons.has(String(type))) return null;
  return Array.isArray(element.value) ? "choices" : "text";
}

/** Null for what holds no value: buttons, fieldsets, outputs. */
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

/** All of a form's elements, those that belong to it by their `form` attribute too. */
export function elementsOf(form: HTMLFormElement): Element[] {
  // Asked of the prototype, because a control named "elements" hides the form's own property.
  return Array.from(Reflect.get(Object.getPrototypeOf(form), "elements", form) as ArrayLike<Element>);
}

function holdsScalar({ type, fields, items, recursive }: Field): boolean {
  if (type === "any") return true;
  return type !== "object" && type !== "array" && !fields && !items && recursive === undefined;
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

/** What a form may name. */
export interface NameScope {
  readonly fields: readonly Field[];
  /** What the resource has at a path: that alone makes a name good that the schema only leaves open. */
  get(path: string): unknown;
}

function makeGroup(names: NameScope, path: string, controls: readonly Control[]): ControlGroup | null {
  const [first] = controls;
  if (first === undefined) return null;
  const name = nameOf(first);
  const found = fieldAt(names.fields, path);
  const field = found?.isCatchAll === true && names.get(path) === undefined ? undefined : found;
  const file = controls.find((control) => kindOf(control) === "file");
  // A file that is sent elsewhere is no business of the draft.
  if (field === undefined && file !== undefined && controls.every((each) => kindOf(each) === "file"))
    return null;
  if (field === undefined) throw new FormError("unknownField", first, name);
  if (file !== undefined) throw new FormError("fileInput", file, name);
  const bound = withoutFallbacks(controls);
  const kind = kindOf(bound[0] ?? first) as ControlKind;
  const other = bound.find((control) => kindOf(control) !== kind);
  if (other !== undefined) throw new FormError("mixedKinds", other, name);
  // Where anything may stand, what was typed is of the kind that is stored, and must not take the place of a container.
  const stored = field.type === "any" ? (names.get(path) ?? "") : "";
  if (typeof stored === "object") throw new FormError("wrongKind", first, name);
  const known: Field = typeof stored === "boolean" ? { ...field, type: "boolean" } : field;
  return { name, path, field: known, kind: groupKind(field, kind, bound), controls: bound };
}

/** A hidden control beside boxes or lists of the same name is there for a plain submit, when none of them is chosen. */
function withoutFallbacks(controls: readonly Control[]): readonly Control[] {
  const shown = controls.filter(({ type }) => type !== "hidden");
  const isChosen = shown.some((control) => ["box", "radio", "choices"].includes(kindOf(control) ?? ""));
  return isChosen ? shown : controls;
}

/**
 * The groups of a form, in its order. Left out are elements that hold no value, those without a name, and those for
 * which `isIgnored` says so. Throws a FormError for the first that cannot be bound.
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

/** Whether two groups are of the same controls, held in the same way. */
export function isSameGroup(one: ControlGroup, other: ControlGroup): boolean {
  return (
    one.name === other.name &&
    one.kind === other.kind &&
    one.controls.length === other.controls.length &&
    one.controls.every((control, index) => control === other.controls[index])
  );
}

/** Whether one of the paths that have changed says anything of a place. */
export function overlaps(paths: readonly string[], path: string): boolean {
  return paths.some(
    (changed) => changed === path || path.startsWith(`${changed}/`) || changed.startsWith(`${path}/`),
  );
}

/** Whether a control may come to show another item of a list, with no more ado than that the list has changed. */
export function showsItem({ kind, path }: ControlGroup): boolean {
  return kind === "rows" || /\/\d+(\/|$)/.test(path);
}

import { element } from "../app/element";
import type { Field } from "../library";
import { COUNTRIES } from "./countries";
import { MONTHS } from "./format-value";
import { AUTOFILL } from "./layout";

export type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

/** Creates the control of a field. Its name is the property's name. */
export function makeControl(field: Field): Control {
  const attributes = {
    id: controlId(field.name),
    name: field.name,
    autocomplete: AUTOFILL[field.name] ?? "off",
  };
  if (field.type === "boolean") return element("input", { ...attributes, type: "checkbox", value: "true" });
  if (field.input === "country") return makeSelect(attributes, COUNTRIES, field);
  if (field.input === "month") {
    return makeSelect(
      attributes,
      MONTHS.map((name, month) => [String(month + 1), name]),
      field,
    );
  }
  if (field.options) {
    return makeSelect(
      attributes,
      field.options.map((option) => [String(option.value), option.label]),
      field,
    );
  }
  if (field.input === "html" || field.input === "multiline") {
    return element("textarea", { ...attributes, rows: "7", spellcheck: "true" });
  }
  return element("input", { ...attributes, type: "text", dir: "auto", ...numberAttributes(field) });
}

export const controlId = (name: string): string => `field-${name}`;
export const issuesId = (name: string): string => `issues-${name}`;

// type="number" would discard text that is not a number instead of letting the person correct it.
function numberAttributes(field: Field): Record<string, string> {
  return field.type === "integer" ? { inputmode: "numeric", class: "input-number" } : {};
}

function makeSelect(
  attributes: Record<string, string>,
  options: readonly (readonly [value: string, label: string])[],
  field: Field,
): HTMLSelectElement {
  const select = element("select", attributes);
  if (field.nullable) select.append(element("option", { value: "" }, `No ${field.input ?? "choice"}`));
  select.append(...options.map(([value, label]) => element("option", { value }, label)));
  return select;
}

/** Adds a missing option to a select, so that the current value is not lost. */
export function ensureOption(control: Control, text: string): void {
  if (!(control instanceof HTMLSelectElement)) return;
  const unlisted = control.querySelector<HTMLOptionElement>("option[data-unlisted]");
  if (unlisted?.value === text) return;
  unlisted?.remove();
  if ([...control.options].some((option) => option.value === text)) return;
  const label = text === "" ? "Choose…" : text;
  control.prepend(element("option", { value: text, "data-unlisted": true }, label));
}

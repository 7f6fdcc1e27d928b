import { element } from "../../app/element";
import type { Field } from "../../library";
import { isDay } from "../format-value";
import { TEXT_MODES } from "../layout";
import { Combobox } from "./combobox";

type TextControl = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/** A control whose value is read and shown as text. */
export interface LeafControl {
  /** The element that takes the focus and that the label is for. */
  readonly control: TextControl;
  /** The control, or a box around it. */
  readonly root: HTMLElement;
  readonly text: string;
  show(text: string): void;
  /** Registers a callback for edits by the person. */
  onText(callback: (text: string) => void): void;
}

const SEARCHED_FROM = 12; // choices; a select is enough for fewer

/** Creates the control of a field. */
export function controlFor(field: Field, id: string): LeafControl {
  const attributes = { id, autocomplete: "off" };
  if (field.type === "boolean") return new Checkbox(attributes);
  if (field.options && field.options.length >= SEARCHED_FROM) {
    return new Combobox(
      attributes,
      field.options.map((option) => option.label),
    );
  }
  if (field.options) return selectFor(field, attributes);
  if (field.input === "multiline" || field.input === "html") {
    return new Plain(element("textarea", { ...attributes, class: "prose", rows: "4", dir: "auto" }));
  }
  if (field.input === "date") return new DateInput(attributes);
  return new Plain(element("input", { ...attributes, type: "text", dir: "auto", ...modeOf(field) }));
}

// type="number" would discard text that is not a number instead of letting the person correct it.
function modeOf(field: Field): Record<string, string> {
  if (field.type === "integer") return { inputmode: "numeric", class: "input-number" };
  if (field.type === "number") return { inputmode: "decimal", class: "input-number" };
  const mode = TEXT_MODES[field.path];
  return mode === undefined ? {} : { inputmode: mode, spellcheck: "false" };
}

class Plain implements LeafControl {
  constructor(
    readonly control: TextControl,
    readonly root: HTMLElement = control,
  ) {}

  get text(): string {
    return this.control.value;
  }

  show(text: string): void {
    if (this.control.value !== text) this.control.value = text;
  }

  onText(callback: (text: string) => void): void {
    this.control.addEventListener("input", () => callback(this.text));
    // Autofill may send only "change". Handling the same text twice does no harm.
    this.control.addEventListener("change", () => callback(this.text));
  }
}

function selectFor(field: Field, attributes: Record<string, string>): LeafControl {
  const select = element("select", attributes);
  if (field.nullable) select.append(element("option", { value: "" }, "No choice"));
  for (const option of field.options ?? []) {
    select.append(element("option", { value: String(option.value) }, option.label));
  }
  return new Plain(select, element("div", { class: "select-box" }, select));
}

class Checkbox implements LeafControl {
  readonly control: HTMLInputElement;
  readonly root: HTMLElement;

  constructor(attributes: Record<string, string>) {
    this.control = element("input", { ...attributes, type: "checkbox" });
    this.root = this.control;
  }

  get text(): string {
    return String(this.control.checked);
  }

  show(text: string): void {
    this.control.checked = text === "true";
  }

  onText(callback: (text: string) => void): void {
    this.control.addEventListener("input", () => callback(this.text));
  }
}

/** The browser's date input. Other text is shown in a text input, so that it can be corrected. */
class DateInput implements LeafControl {
  readonly control: HTMLInputElement;
  readonly root: HTMLElement;

  constructor(attributes: Record<string, string>) {
    this.control = element("input", { ...attributes, type: "date", max: "9999-12-31" });
    this.root = this.control;
  }

  get text(): string {
    return this.control.value;
  }

  show(text: string): void {
    this.control.type = text === "" || isDay(text) ? "date" : "text";
    if (this.control.value !== text) this.control.value = text;
  }

  onText(callback: (text: string) => void): void {
    this.control.addEventListener("input", () => {
      // An incomplete date leaves the previous day in place.
      if (!this.control.validity.badInput) callback(this.text);
    });
  }
}

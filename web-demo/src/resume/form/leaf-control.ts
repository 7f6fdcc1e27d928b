import { element } from "../../app/element";
import type { Field } from "../../library";
import { isDay } from "../format-value";
import { TEXT_MODES } from "../layout";
import { Combobox } from "./combobox";

type TextControl = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/** A control of any kind, worked by texts. */
export interface LeafControl {
  /** What has the focus, and what the label is for. */
  readonly control: TextControl;
  /** What stands in the form: the control, or a box around it. */
  readonly root: HTMLElement;
  readonly text: string;
  show(text: string): void;
  /** Calls back when the person has changed the text. */
  onText(callback: (text: string) => void): void;
}

const SEARCHED_FROM = 12; // choices; fewer are seen at a glance

/** The control in which a person edits a field. */
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

// type="number" would throw away what cannot be read as a number instead of leaving it to be mended.
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
    // What fills in forms does not always say so as typing does; to hear the same text twice does no harm.
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

/** The browser's own control for a day. A text that is no day is shown as a text, so that it can be mended. */
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
      // Of which only the month is typed, say: the day that was there stays until another is whole.
      if (!this.control.validity.badInput) callback(this.text);
    });
  }
}

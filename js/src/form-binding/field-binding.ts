// What a person does to one group of controls, and what the draft makes of it.
import { findLoneSurrogate } from "../json/surrogates.js";
import type { Control, ControlGroup } from "./control-groups.js";
import type { AnyDraft } from "./control-values.js";
import { isSameValue, readTexts, setChosen, shownTexts, untickedText, writeTexts } from "./control-values.js";

/** Types of controls whose content the browser always gives out. */
const readable = new Set(["text", "textarea", "hidden", "search", "tel", "select-one", "checkbox", "radio"]);

/** A group of controls in use. */
export class FieldBinding {
  readonly group: ControlGroup;
  /** The person has changed it since the form was bound, reset or stored. */
  isEdited = false;
  /** Where it comes in the form. */
  order = 0;
  /** Another entry shows a list or an object around this one. */
  isEnclosed = false;
  /** What is wrong may be said: the person is done with it. */
  showsIssues = false;
  /** The person is in the middle of a letter that takes several keys. */
  isComposing = false;
  /** What was last written to the controls, or said already by them, and what they made of it; see `#read`. */
  #written: readonly string[] = [];
  #shown: readonly string[] = [];
  /** Text is never unreadable; what is not asked of it costs nothing at each keystroke. */
  readonly #canBeUnreadable: boolean;

  constructor(group: ControlGroup, before?: FieldBinding) {
    this.group = group;
    this.#canBeUnreadable = group.controls.some(({ type }) => !readable.has(type));
    this.isEdited = before?.isEdited ?? false;
    this.showsIssues = before?.showsIssues ?? false;
  }

  get isReadOnly(): boolean {
    return this.group.field.readOnly === true;
  }

  /** The controls that show what stands at a path in the group: of rows one. */
  controlsAt(draft: AnyDraft, path: string): readonly Control[] {
    const { controls, kind, path: list } = this.group;
    if (kind !== "rows" || path === list) return controls;
    const control = controls.find((_, row) => draft.pathOfInput(`${list}/${row}`) === path);
    return control === undefined ? controls : [control];
  }

  /** The browser cannot read what is in a control and does not give it out. */
  get isUnreadable(): boolean {
    return this.#canBeUnreadable && this.group.controls.some(({ validity }) => validity?.badInput === true);
  }

  /** The texts of the controls; none where they cannot be read, which is not the same as an empty one. */
  #read(): string[] {
    return this.isUnreadable ? [] : readTexts(this.group);
  }

  /** Has the controls show what the draft has, as far as they do not say it already in other words. */
  fill(draft: AnyDraft, isForced = false): void {
    const target = shownTexts(draft, this.group);
    const current = this.#read();
    if (!isForced && equal(target, this.#written) && equal(current, this.#shown)) return;
    const isShownAlready = !isForced && !this.isUnreadable && this.#showsAlready(draft, target, current);
    if (!isShownAlready) writeTexts(draft, this.group, target);
    // What is said in other words is looked at again: that may have been for the person's being there.
    this.#written = isShownAlready ? current : target;
    this.#shown = this.#read();
  }

  #showsAlready(draft: AnyDraft, target: readonly string[], current: readonly string[]): boolean {
    const { kind, path } = this.group;
    if (kind === "marked" || kind === "box") return false;
    if (kind !== "rows") return isSameWhileTyping(draft, this.group, current[0] ?? "", target[0] ?? "");
    return current.every((text, row) => isSameValue(draft, path, text, target[row] ?? ""));
  }

  /** The texts of the controls where they changed since they were last read or written, with or without an event, else null. */
  readChanged(): readonly string[] | null {
    const texts = this.#read();
    return equal(texts, this.#shown) ? null : texts;
  }

  /** Stores texts of the controls in the draft. Returns false where one of them cannot be read. */
  store(draft: AnyDraft, texts: readonly string[]): boolean {
    const { group } = this;
    const before = this.#shown;
    this.#shown = texts;
    if (this.isUnreadable) return true;
    if (group.kind === "marked") setChosen(draft, group);
    else if (group.kind === "rows") {
      texts.forEach((text, row) => {
        if (text !== before[row]) draft.setFromInput(`${group.path}/${row}`, text);
      });
    } else {
      const [text = ""] = texts;
      const isUnticked = group.kind === "box" && group.field.type === "boolean" && text === "false";
      draft.setFromInput(group.path, isUnticked ? untickedText(draft, group.path) : text);
    }
    this.#written = texts;
    return texts.every((text) => findLoneSurrogate(text) < 0);
  }
}

function equal(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((text, index) => text === other[index]);
}

/** White space around what is being typed is not taken away before the person has left the field. */
function isSameWhileTyping(draft: AnyDraft, group: ControlGroup, current: string, target: string): boolean {
  const [control] = group.controls;
  const isFocused = control !== undefined && hasFocus(control);
  if (isFocused && current.trim() === target.trim()) return true;
  return current !== "" && target !== "" && isSameValue(draft, group.path, current, target);
}

/** Whether a control has the focus of its page or shadow tree. */
export function hasFocus(control: Control): boolean {
  return (control.getRootNode() as Document | ShadowRoot).activeElement === control;
}

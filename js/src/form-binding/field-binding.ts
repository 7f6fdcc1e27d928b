// Keeps one group of controls and its field in the draft in step.
import { findLoneSurrogate } from "../json/surrogates.js";
import type { AnyDraft, Control, ControlGroup } from "./controls.js";
import {
  hasFocus,
  isSameValue,
  readTexts,
  setChosen,
  shownTexts,
  untickedText,
  writeTexts,
} from "./controls.js";

/** The types of controls whose text a script can always read. */
const readable = new Set(["text", "textarea", "hidden", "search", "tel", "select-one", "checkbox", "radio"]);

/** Returns false for plain text, so that a keystroke does not read the validity. */
function canBeUnreadable({ controls }: ControlGroup): boolean {
  return controls.some(({ type }) => !readable.has(type));
}

/** A bound group of controls. */
export class FieldBinding {
  readonly group: ControlGroup;
  /** True if the user edited the group since the form was bound, reset or submitted. */
  isEdited = false;
  /** The position in the form. */
  order = 0;
  /** True if another binding shows a list or an object around this field. */
  isEnclosed = false;
  /** True if issues may be shown, because the user is done with the field. */
  showsIssues = false;
  /** True while an input method composes a character. */
  isComposing = false;
  /** The texts that were last written to the controls, or that the controls already showed. */
  #written: readonly string[] = [];
  /** The texts that the controls returned after that; see `#read`. */
  #shown: readonly string[] = [];
  readonly #canBeUnreadable: boolean;

  constructor(group: ControlGroup, before?: FieldBinding) {
    this.group = group;
    this.#canBeUnreadable = canBeUnreadable(group);
    this.isEdited = before?.isEdited ?? false;
    this.showsIssues = before?.showsIssues ?? false;
  }

  /** Returns whether the binding is for this group: one with the same name, kind and controls, whose types read alike. */
  isFor(other: ControlGroup): boolean {
    const { name, kind, controls } = other;
    const { group } = this;
    return (
      this.#canBeUnreadable === canBeUnreadable(other) &&
      group.name === name &&
      group.kind === kind &&
      group.controls.length === controls.length &&
      group.controls.every((control, index) => control === controls[index])
    );
  }

  /** True if a change of a list may make the group show another item. */
  get showsItem(): boolean {
    return this.group.kind === "rows" || /\/\d+(\/|$)/.test(this.group.path);
  }

  /** Returns the path of the value that the group shows, or undefined. */
  shownPath(draft: AnyDraft): string | undefined {
    const { kind, path } = this.group;
    return kind === "rows" || kind === "marked" ? path : draft.pathOfInput(path);
  }

  /** Returns to the state before an edit, after the form was reset or submitted. */
  endEditing(): void {
    this.isEdited = false;
    this.showsIssues = false;
    this.isComposing = false;
  }

  get isReadOnly(): boolean {
    return this.group.field.readOnly === true;
  }

  /** Returns the controls that show a path in the group: one row, or all controls. */
  controlsAt(draft: AnyDraft, path: string): readonly Control[] {
    const { controls, kind, path: list } = this.group;
    if (kind !== "rows" || path === list) return controls;
    const control = controls.find((_, row) => draft.pathOfInput(`${list}/${row}`) === path);
    return control === undefined ? controls : [control];
  }

  /** True if a control contains a text that the browser cannot convert and does not return. */
  get isUnreadable(): boolean {
    return this.#canBeUnreadable && this.group.controls.some(({ validity }) => validity?.badInput === true);
  }

  /** Returns the texts of the controls. An unreadable group has no texts, unlike an empty one. */
  #read(): string[] {
    return this.isUnreadable ? [] : readTexts(this.group);
  }

  /** Writes the draft's texts into the controls, unless the controls show the same value in another spelling. */
  fill(draft: AnyDraft, isForced = false): void {
    const target = shownTexts(draft, this.group);
    const current = this.#read();
    if (!isForced && equal(target, this.#written) && equal(current, this.#shown)) return;
    const isShownAlready = !isForced && !this.isUnreadable && this.#showsAlready(draft, target, current);
    if (!isShownAlready) writeTexts(draft, this.group, target);
    // Another spelling is compared again later, because it may have stayed only while the control had the focus.
    this.#written = isShownAlready ? current : target;
    this.#shown = this.#read();
  }

  #showsAlready(draft: AnyDraft, target: readonly string[], current: readonly string[]): boolean {
    const { kind, path } = this.group;
    if (kind === "marked" || kind === "box") return false;
    if (kind !== "rows") return isSameWhileTyping(draft, this.group, current[0] ?? "", target[0] ?? "");
    return current.every((text, row) => isSameValue(draft, path, text, target[row] ?? ""));
  }

  /** Returns the texts of the controls if they changed since the last read or write, else null. Needs no event. */
  readChanged(): readonly string[] | null {
    const texts = this.#read();
    return equal(texts, this.#shown) ? null : texts;
  }

  /** Stores the texts of the controls in the draft. Returns false if one contains a lone surrogate. */
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

/** Compares two texts of a field. Ignores white space around the text while the control has the focus. */
function isSameWhileTyping(draft: AnyDraft, group: ControlGroup, current: string, target: string): boolean {
  const [control] = group.controls;
  const isFocused = control !== undefined && hasFocus(control);
  if (isFocused && current.trim() === target.trim()) return true;
  return current !== "" && target !== "" && isSameValue(draft, group.path, current, target);
}

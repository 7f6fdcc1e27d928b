// Observes one field of a draft for the components of a framework.
import { fieldAt } from "../endpoint/form/field-at.js";
import { pathOfName } from "../endpoint/form/names.js";
import type { AnyDraft, Control } from "../form-binding/controls.js";
import { parsePointer } from "../json/pointer.js";
import type { Field } from "../types/field.js";
import type { Issue } from "../types/issue.js";
import type { DraftSource } from "./draft-view.js";
import { draftOf } from "./draft-view.js";
import {
  editFromControl,
  isListOfScalars,
  optionText,
  replacementCharacter,
  setFieldValue,
  textsOfList,
} from "./edit-field.js";

/** The state of a field. A new object only after a change of the field. */
export interface FieldState {
  /** JSON Pointer of the field, with indexes of rows. */
  readonly path: string;
  /** The name for the control: the property's name, or the JSON Pointer of a nested field. `fromForm` reads both. */
  readonly name: string;
  /** The schema's description of the field: its label, its options, its limits. */
  readonly field: Field;
  /** The text that the control shows: what the user typed, or the text that `draft.inputAt` returns. */
  readonly value: string;
  /** The field is true: the state of its checkbox. */
  readonly checked: boolean;
  /** The chosen texts of a list of scalars; empty for any other field. */
  readonly values: readonly string[];
  /** The value in the resource, of its own type; undefined if there is none. */
  readonly data: unknown;
  /** The issues of the field; of a list of scalars, those of its items too. */
  readonly issues: readonly Issue[];
  /** The message of the first error, or of the first warning; `""` for none. */
  readonly message: string;
  /** An issue is an error. */
  readonly invalid: boolean;
  /** The browser cannot read the text of the control, such as "1e" in a number control. The draft keeps the stored value. */
  readonly unreadable: boolean;
  /** The user has left the control. Many forms show a message only then. */
  readonly touched: boolean;
}

/** Returns whether one of two paths contains the other. */
function overlaps(one: string, other: string): boolean {
  return one === other || one.startsWith(`${other}/`) || other.startsWith(`${one}/`);
}

/** Returns the path of the list around the first index in a path, or null. */
function listAround(path: string): string | null {
  return /^(.*?)\/\d+(?:\/|$)/.exec(path)?.[1] ?? null;
}

/** Observes a field of a draft, and edits it. Every adapter has one for each of its fields. */
export class FieldObserver {
  readonly draft: AnyDraft;
  readonly path: string;
  readonly #field: Field;
  readonly #name: string;
  readonly #list: string | null;
  readonly #listeners = new Set<() => void>();
  #unsubscribe: (() => void) | null = null;
  #state: FieldState | null = null;
  /** The version that `#state` was read from; null if the state has to be read again. */
  #version: number | null = null;
  /** The path of the shown value. It differs from `path` if rows were filled out of order. */
  #shown: string | undefined;
  /** The text of the control, while the draft returns `shows` for it: "1." stays, though it means 1. */
  #typed: { readonly text: string; readonly shows: string } | null = null;
  #touched = false;
  /** The control with a text that the browser cannot read, or null. */
  #unreadable: Control | null = null;
  /** True while the field itself edits the draft. Its listeners are notified once, after the edit. */
  #isEditing = false;

  /**
   * @param source - An open draft, or a view of it.
   * @param name - A JSON Pointer, or the name of a field as `bindForm` reads it.
   * @throws `TypeError` if the endpoint has no such field.
   */
  constructor(source: object, name: string) {
    this.draft = draftOf(source as DraftSource<unknown, unknown>);
    const fields = this.draft.endpoint.resourceFields;
    this.path = pathOfName(fields, name);
    const field = fieldAt(fields, this.path);
    if (field === undefined || (field.isCatchAll === true && this.draft.get(this.path) === undefined))
      throw new TypeError(`The endpoint has no field ${JSON.stringify(name)}.`);
    this.#field = field;
    const [first = "", ...rest] = parsePointer(this.path);
    this.#name = rest.length === 0 ? first : this.path;
    this.#list = listAround(this.path);
  }

  /** Calls a listener after each change of the field's state. */
  readonly subscribe = (listener: () => void): (() => void) => {
    const own = (): void => listener();
    this.#listeners.add(own);
    // A change since the last read was not observed.
    if (this.#unsubscribe === null && this.#version !== this.draft.version) this.#version = null;
    this.#unsubscribe ??= this.draft.subscribe((paths, issuePaths) => this.#changed(paths, issuePaths));
    return () => {
      this.#listeners.delete(own);
      if (this.#listeners.size > 0) return;
      this.#unsubscribe?.();
      this.#unsubscribe = null;
    };
  };

  /** Returns the state of the field. */
  readonly getState = (): FieldState => {
    const isCurrent =
      this.#version !== null && (this.#unsubscribe !== null || this.#version === this.draft.version);
    return isCurrent && this.#state !== null ? this.#state : this.#read();
  };

  /** Sets the field: to a text, a number, a boolean, the chosen texts of a list, or null. */
  readonly setValue = (value: unknown): void => {
    this.#edit(optionText(this.#field, String(value ?? "")), () => setFieldValue(this.#place, value));
  };

  /** Writes the input of a control into the draft. */
  readonly setFromControl = (control: EventTarget | null): void => {
    const target = control as Control;
    this.#unreadable = target.validity?.badInput === true ? target : null;
    this.#edit(target.value, () => editFromControl(this.#place, target));
  };

  /** Records that the user left the control, and shows the text of the draft in it. */
  readonly leave = (control: EventTarget | null = null): void => {
    const target = control as Control | null;
    // A browser reports no change between two unreadable texts, nor from an unreadable one to an empty one.
    const isUnreadable = target?.validity?.badInput === true;
    const wasUnreadable = this.draft.inputAt(this.path) === replacementCharacter;
    if (target !== null && isUnreadable !== wasUnreadable) this.setFromControl(target);
    this.#typed = null;
    this.#touched = true;
    this.#version = null;
    this.#notify();
  };

  /** Returns whether a text is chosen: the value of a radio button, or of one checkbox of a list. */
  isChosen(text: string): boolean {
    const { value, values } = this.getState();
    const own = optionText(this.#field, text);
    return isListOfScalars(this.#field) ? values.includes(own) : optionText(this.#field, value) === own;
  }

  get #place() {
    return { draft: this.draft, path: this.path, field: this.#field };
  }

  #edit(text: string, edit: () => void): void {
    this.#isEditing = true;
    try {
      edit();
    } finally {
      this.#isEditing = false;
    }
    this.#typed = { text, shows: this.draft.inputAt(this.path) };
    this.#version = null;
    this.#notify();
  }

  #changed(paths: readonly string[], issuePaths: readonly string[] | null): void {
    const isOwn = (changed: string): boolean =>
      overlaps(changed, this.path) || (this.#shown !== undefined && overlaps(changed, this.#shown));
    // A row that shows no item, or one of another index, depends on the edits of the whole list.
    const list = this.#shown === this.path ? null : this.#list;
    const isConcerned =
      paths.some((path) => isOwn(path) || (list !== null && overlaps(path, list))) ||
      issuePaths === null ||
      issuePaths.some(isOwn);
    if (!isConcerned) return;
    this.#version = null;
    if (!this.#isEditing) this.#clearUnreadable();
    this.#notify();
  }

  /** Shows the draft's text in a control with an unreadable one. Frameworks compare its value with "", and write nothing. */
  #clearUnreadable(): void {
    const control = this.#unreadable;
    if (control === null) return;
    const text = this.draft.inputAt(this.path);
    if (text === replacementCharacter) return;
    this.#unreadable = null;
    control.value = text;
  }

  /** Notifies the listeners if the state has changed. */
  #notify(): void {
    const before = this.#state;
    if (this.#isEditing || before === this.#read()) return;
    for (const listener of [...this.#listeners]) listener();
  }

  #read(): FieldState {
    const { draft, path } = this;
    this.#shown = draft.pathOfInput(path);
    const state = this.#stateOf(draft.inputAt(path), this.#shown);
    if (this.#state === null || !isSameState(this.#state, state)) this.#state = state;
    this.#version = draft.version;
    return this.#state;
  }

  #stateOf(text: string, shown: string | undefined): FieldState {
    const { draft, path } = this;
    const isList = isListOfScalars(this.#field);
    if (this.#typed?.shows !== text) this.#typed = null;
    const issues = shown === undefined ? [] : this.#issuesAt(shown, isList, text);
    const first = issues.find(({ severity }) => severity === "error");
    return Object.freeze({
      path,
      name: this.#name,
      field: this.#field,
      value: this.#typed?.text ?? (text === replacementCharacter ? "" : text),
      checked: text === "true",
      values: isList ? textsOfList(draft, path) : noValues,
      data: shown === undefined ? undefined : draft.get(shown),
      issues,
      message: (first ?? issues[0])?.message ?? "",
      invalid: first !== undefined,
      unreadable: text === replacementCharacter,
      touched: this.#touched,
    });
  }

  #issuesAt(path: string, isList: boolean, text: string): readonly Issue[] {
    const { draft } = this;
    if (isList) return draft.issues.filter((issue) => overlaps(issue.path, path) && issue.path !== "");
    const issues = draft.issuesAt(path);
    if (text !== replacementCharacter) return issues;
    // The browser does not return the text, so the message cannot show it.
    return issues.map((issue) => {
      if (issue.params.input !== replacementCharacter) return issue;
      const readable = { ...issue, params: { ...issue.params, input: "" } } as Issue;
      return { ...readable, message: draft.endpoint.translate(readable) } as Issue;
    });
  }
}

const noValues: readonly string[] = [];

/**
 * Returns a function with the text of a control for frameworks that write each new value into the control. While the control
 * is unreadable, the text stays, because writing "" would clear what the user typed.
 */
export function keepingUnreadable(getState: () => FieldState): () => string {
  let text = "";
  return () => {
    const { unreadable, value } = getState();
    if (!unreadable) text = value;
    return text;
  };
}

/** Compares two states of one field. */
function isSameState(one: FieldState, other: FieldState): boolean {
  return (
    one.value === other.value &&
    one.checked === other.checked &&
    one.unreadable === other.unreadable &&
    one.touched === other.touched &&
    isSameJson(one.values, other.values) &&
    isSameJson(one.data, other.data) &&
    isSameJson(one.issues, other.issues)
  );
}

function isSameJson(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  const isObject = (value: unknown): boolean => typeof value === "object" && value !== null;
  return isObject(one) && isObject(other) && JSON.stringify(one) === JSON.stringify(other);
}

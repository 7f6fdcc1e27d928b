/**
 * Uses drafts in React components, compiled by the React Compiler or not.
 *
 * @module
 */
import type { ChangeEvent, FocusEvent, InputEvent } from "react";
import { useCallback, useInsertionEffect, useMemo, useState, useSyncExternalStore } from "react";
import type { DraftSource, DraftView } from "./adapters/draft-view.js";
import { currentView, draftOf } from "./adapters/draft-view.js";
import type { FieldState } from "./adapters/field-observer.js";
import { FieldObserver } from "./adapters/field-observer.js";
import type { Draft } from "./types/draft.js";

export type { DraftSource, DraftView } from "./adapters/draft-view.js";
export type { FieldState } from "./adapters/field-observer.js";

/** The elements that show a field. */
type ControlElement = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

/** The props that every control of a field has. */
export interface ControlProps {
  readonly name: string;
  readonly "aria-invalid": boolean;
  /** Writes the control's input into the draft. */
  readonly onChange: (event: ChangeEvent<ControlElement>) => void;
  /** Records that the user left the control. */
  readonly onBlur: (event: FocusEvent<ControlElement>) => void;
}

/** The props of a text control. */
export interface InputProps extends ControlProps {
  readonly value: string;
  /** Reports texts that the browser cannot read, for which React calls no `onChange`. */
  readonly onInput: (event: InputEvent<ControlElement>) => void;
}

/** The props of a checkbox of a boolean field. */
export interface CheckboxProps extends ControlProps {
  readonly checked: boolean;
}

/** The props of a radio button, or of one of the checkboxes of a list. */
export interface ChoiceProps extends CheckboxProps {
  readonly value: string;
}

/** The props of a select element with several choices. */
export interface MultipleProps extends ControlProps {
  readonly multiple: true;
  readonly value: readonly string[];
}

/** A field of a draft, with the props of the controls that can show it. A new object only after a change of the field. */
export interface DraftField extends FieldState {
  /** The props of a text control or a select element: `<input {...field.input} />`. */
  readonly input: InputProps;
  /** The props of the checkbox of a boolean field: `<input type="checkbox" {...field.checkbox} />`. */
  readonly checkbox: CheckboxProps;
  /** The props of a list's select element: `<select {...field.multiple}>`. */
  readonly multiple: MultipleProps;
  /**
   * Returns the props of a radio button, or of one checkbox of a list: `<input type="radio" {...field.choice("flt")} />`.
   *
   * @param value - The value or the label of the choice.
   */
  readonly choice: (value: string) => ChoiceProps;
  /** Writes the control's input into the draft. */
  readonly onChange: ControlProps["onChange"];
  /** Records that the user left the control. */
  readonly onBlur: ControlProps["onBlur"];
  /**
   * Sets the field, for controls without events of the browser.
   *
   * @param value - A text, a number, a boolean, the chosen texts of a list, or null for an empty control.
   */
  readonly setValue: (value: unknown) => void;
}

function isUnchanged(one: readonly unknown[], other: readonly unknown[]): boolean {
  return one.length === other.length && one.every((each, index) => Object.is(each, other[index]));
}

/** Opens a draft at the first render and for new dependencies. Closes it after the component is unmounted. */
function useOwnDraft<Read, Write>(
  open: () => Draft<Read, Write>,
  dependencies: readonly unknown[],
  isOwner: boolean,
): Draft<Read, Write> {
  const openNow = () => ({ draft: draftOf(open()), dependencies });
  const [held, setHeld] = useState(openNow);
  let current = held;
  if (!isUnchanged(held.dependencies, dependencies)) {
    current = openNow();
    setHeld(current);
  }
  const { draft } = current;
  // Insertion effects run once in StrictMode, and stay while an Activity is hidden. Other effects may still read the draft
  // when the component is unmounted, so it is closed after them.
  useInsertionEffect(() => {
    if (!isOwner) return;
    return () => {
      setTimeout(() => draft.close());
    };
  }, [draft, isOwner]);
  return draft;
}

/**
 * Renders the component again whenever a draft changes. The caller owns the draft, and closes it after the component is
 * unmounted.
 *
 * The view is a new object after each change, so memoized and compiled components see the change. `view.draft` is always the
 * same object: pass that one to effects, clients and child components.
 *
 * @param draft - An open draft.
 * @returns A view of the draft.
 * @example
 * ```tsx
 * function Status({ draft }: { draft: Draft<Experience, ExperienceUpdate> }) {
 *   const { dirty, valid } = useDraft(draft);
 *   return <button disabled={!dirty || !valid}>Save</button>;
 * }
 * ```
 */
export function useDraft<Read, Write>(draft: DraftSource<Read, Write>): DraftView<Read, Write>;
/**
 * Opens a draft for the component, and renders the component again whenever it changes. The component owns the draft: it is
 * closed after the component is unmounted, and when a dependency changes. StrictMode and a hidden `Activity` do not close it.
 *
 * @param open - Opens the draft. React may call it twice; a draft that is not used is freed by finalization.
 * @param dependencies - The values that `open` reads. Another value opens a new draft.
 * @returns A view of the draft.
 * @example
 * ```tsx
 * function Job({ endpoint, stored }: JobProps) {
 *   const { draft, dirty } = useDraft(() => endpoint.open(stored), [endpoint, stored]);
 *   return <form ref={(form) => bindForm(form, draft)}>{dirty && "Unsaved changes"}</form>;
 * }
 * ```
 */
export function useDraft<Read, Write>(
  open: () => Draft<Read, Write>,
  dependencies: readonly unknown[],
): DraftView<Read, Write>;
export function useDraft<Read, Write>(
  source: DraftSource<Read, Write> | (() => Draft<Read, Write>),
  dependencies?: readonly unknown[],
): DraftView<Read, Write> {
  const isOwner = typeof source === "function";
  if (isOwner && dependencies === undefined)
    throw new TypeError("useDraft needs the dependencies of its function: useDraft(open, []).");
  const given = isOwner ? null : draftOf(source);
  const open = isOwner ? source : () => given as Draft<Read, Write>;
  const draft = useOwnDraft(open, dependencies ?? [given], isOwner);
  const subscribe = useCallback((changed: () => void) => draft.subscribe(changed), [draft]);
  const getView = useCallback(() => currentView(draft), [draft]);
  return useSyncExternalStore(subscribe, getView, getView);
}

/** Returns a field with the props of its controls. */
function fieldOf(observer: FieldObserver, state: FieldState): DraftField {
  const onChange = ({ currentTarget }: { currentTarget: EventTarget }) =>
    observer.setFromControl(currentTarget);
  const onBlur = ({ currentTarget }: { currentTarget: EventTarget }) => observer.leave(currentTarget);
  const control = { name: state.name, "aria-invalid": state.invalid, onChange, onBlur };
  return {
    ...state,
    input: { ...control, value: state.value, onInput: onChange },
    checkbox: { ...control, checked: state.checked },
    multiple: { ...control, multiple: true, value: state.values },
    choice: (value) => ({ ...control, value, checked: observer.isChosen(value) }),
    onChange,
    onBlur,
    setValue: observer.setValue,
  };
}

/**
 * Shows one field of a draft. The component renders again only when this field changes.
 *
 * The text of a control stays as the user typed it while it means the same value: `1.` on the way to `1.5`.
 *
 * @param draft - An open draft, or a view of it.
 * @param path - The JSON Pointer of the field, or its name as `bindForm` reads it. An index is a row, as in `setFromInput`.
 * @returns The text, the issues and the props of the field's controls.
 * @throws `TypeError` if the endpoint has no such field.
 * @example
 * ```tsx
 * function City({ draft }: { draft: Draft<Experience, ExperienceUpdate> }) {
 *   const city = useField(draft, "/city");
 *   return (
 *     <label>
 *       City <input {...city.input} />
 *       {city.touched && <small>{city.message}</small>}
 *     </label>
 *   );
 * }
 * ```
 */
export function useField<Read, Write>(draft: DraftSource<Read, Write>, path: string): DraftField {
  const source = draftOf(draft);
  const observer = useMemo(() => new FieldObserver(source, path), [source, path]);
  const state = useSyncExternalStore(observer.subscribe, observer.getState, observer.getState);
  return useMemo(() => fieldOf(observer, state), [observer, state]);
}

// A field as an object whose members a framework tracks, and whose values can be assigned to.
import type { FieldObserver, FieldState } from "./field-observer.js";

type Values = "value" | "checked" | "values";

/** The state of a field. Assigning to `value`, `checked` or `values` edits the draft. */
export interface FieldModel extends Omit<FieldState, Values> {
  /** The text that the control shows. */
  value: string;
  /** The state of the checkbox of a boolean field. */
  checked: boolean;
  /** The chosen texts of a list of scalars. */
  values: readonly string[];
  /**
   * Returns whether a text is chosen: the value of a radio button, or of one checkbox of a list.
   *
   * @param text - The value or the label of the choice.
   */
  isChosen(text: string): boolean;
  /** Writes the input of the event's control into the draft. */
  setFromEvent(event: Event): void;
  /** Records that the user left the event's control. */
  leave(event?: Event): void;
}

const readOnly = [
  "path",
  "name",
  "field",
  "data",
  "issues",
  "message",
  "invalid",
  "unreadable",
  "touched",
] as const satisfies readonly (keyof FieldState)[];

/**
 * Creates the model of a field. It is frozen, so that no framework wraps it in a proxy.
 *
 * @param track - Called before each read, so that a framework can record it.
 * @param more - Further members.
 */
export function fieldModel(
  observer: FieldObserver,
  track: () => void,
  more: PropertyDescriptorMap = {},
): FieldModel {
  const read = <Name extends keyof FieldState>(name: Name): FieldState[Name] => {
    track();
    return observer.getState()[name];
  };
  const members: PropertyDescriptorMap = { ...more };
  for (const name of readOnly) members[name] = { get: () => read(name) };
  for (const name of ["value", "checked", "values"] as const)
    members[name] = { get: () => read(name), set: observer.setValue };
  const methods = {
    isChosen(text: string): boolean {
      track();
      return observer.isChosen(text);
    },
    setFromEvent: (event: Event): void => observer.setFromControl(event.currentTarget),
    leave: (event?: Event): void => observer.leave(event?.currentTarget ?? null),
  };
  return Object.freeze(Object.defineProperties(methods, members)) as unknown as FieldModel;
}

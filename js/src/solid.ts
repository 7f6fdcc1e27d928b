/**
 * Uses drafts in components of Solid.
 *
 * Do not pass a draft to Solid's `from`: its `subscribe` reports changed paths, not the draft. Use `useDraft(draft)` instead.
 *
 * @module
 */
import { createComputed, createMemo, createSignal, onCleanup } from "solid-js";
import type { DraftSource, DraftView } from "./adapters/draft-view.js";
import { draftOf, viewOf } from "./adapters/draft-view.js";
import type { FieldModel } from "./adapters/field-model.js";
import { fieldModel } from "./adapters/field-model.js";
import { FieldObserver, keepingUnreadable } from "./adapters/field-observer.js";

export type { DraftSource, DraftView } from "./adapters/draft-view.js";
export type { FieldState } from "./adapters/field-observer.js";

/** The props that every control of a field has. */
export interface ControlProps {
  readonly name: string;
  readonly "aria-invalid": boolean;
  /** Writes the control's input into the draft. */
  readonly onInput: (event: Event) => void;
  /** Records that the user left the control. */
  readonly onBlur: (event: Event) => void;
}

/** A field of a draft. Its members are reactive; do not destructure it. */
export interface DraftField extends FieldModel {
  /** The props of a text control or a select element: `<input {...field.input} />`. */
  readonly input: ControlProps & { readonly value: string };
  /** The props of the checkbox of a boolean field: `<input type="checkbox" {...field.checkbox} />`. */
  readonly checkbox: ControlProps & { readonly checked: boolean };
  /**
   * Returns the props of a radio button, or of one checkbox of a list.
   *
   * @param value - The value or the label of the choice.
   */
  choice(value: string): ControlProps & { readonly value: string; readonly checked: boolean };
}

/** Returns a function that records a read, so that it is repeated after each notification of the source. */
function trackerOf(subscribe: () => (listener: () => void) => () => void): () => void {
  const [version, setVersion] = createSignal(0);
  createComputed(() => onCleanup(subscribe()(() => setVersion((before) => before + 1))));
  return () => void version();
}

/**
 * Makes a draft reactive in JSX, memos and effects. The caller owns the draft, and closes it after the owner is disposed of.
 *
 * @param draft - An open draft.
 * @returns A view of the draft, whose members are reactive. `view.draft` is the draft itself.
 * @example
 * ```tsx
 * function Status(props: { draft: Draft<Experience, ExperienceUpdate> }) {
 *   const view = useDraft(props.draft);
 *   return <button disabled={!view.dirty || !view.valid}>Save</button>;
 * }
 * ```
 */
export function useDraft<Read, Write>(draft: DraftSource<Read, Write>): DraftView<Read, Write> {
  const source = draftOf(draft);
  return viewOf(
    source,
    trackerOf(() => source.subscribe),
  );
}

/** Returns props whose members are read when Solid spreads them. */
function reactiveProps<Props extends object>(
  field: FieldModel,
  members: PropertyDescriptorMap,
): ControlProps & Props {
  const props = { onInput: field.setFromEvent, onBlur: field.leave };
  return Object.defineProperties(props, {
    name: { enumerable: true, get: () => field.name },
    "aria-invalid": { enumerable: true, get: () => field.invalid },
    ...members,
  }) as unknown as ControlProps & Props;
}

/**
 * Shows one field of a draft. Its members change only with this field.
 *
 * @param draft - An open draft, or a view of it.
 * @param path - The JSON Pointer of the field, or its name as `bindForm` reads it; or an accessor of one. An index is a row, as
 * in `setFromInput`.
 * @returns The field. Assigning to `value`, `checked` or `values` edits the draft.
 * @throws `TypeError` if the endpoint has no such field.
 * @example
 * ```tsx
 * function City(props: { draft: Draft<Experience, ExperienceUpdate> }) {
 *   const city = useField(props.draft, "/city");
 *   return <label>City <input {...city.input} /> {city.touched && city.message}</label>;
 * }
 * ```
 */
export function useField<Read, Write>(
  draft: DraftSource<Read, Write>,
  path: string | (() => string),
): DraftField {
  const observer = createMemo(() => new FieldObserver(draft, typeof path === "string" ? path : path()));
  const track = trackerOf(() => observer().subscribe);
  const model = createMemo(() => fieldModel(observer(), track));
  const proxy: Record<string, unknown> = {};
  const names = Object.getOwnPropertyNames(model());
  for (const name of names)
    Object.defineProperty(proxy, name, {
      get: () => Reflect.get(model(), name),
      set: (value) => Reflect.set(model(), name, value),
    });
  const field = proxy as unknown as FieldModel;
  const enumerable = true;
  const text = keepingUnreadable(() => field);
  return Object.freeze(
    Object.defineProperties(field, {
      input: { value: reactiveProps(field, { value: { enumerable, get: text } }) },
      checkbox: { value: reactiveProps(field, { checked: { enumerable, get: () => field.checked } }) },
      choice: {
        value: (value: string) =>
          reactiveProps(field, {
            value: { enumerable, value },
            checked: { enumerable, get: () => field.isChosen(value) },
          }),
      },
    }),
  ) as DraftField;
}

/**
 * Uses drafts in components of Svelte 5. For `$store` syntax, see `resume-patch/svelte/store`.
 *
 * A draft is not a store: its `subscribe` reports changed paths, and `$draft` throws. Use `draftState(draft)` instead.
 *
 * @module
 */
import { createSubscriber } from "svelte/reactivity";
import type { DraftSource, DraftView } from "./adapters/draft-view.js";
import { draftOf, viewOf } from "./adapters/draft-view.js";
import type { FieldModel } from "./adapters/field-model.js";
import { fieldModel } from "./adapters/field-model.js";
import { FieldObserver } from "./adapters/field-observer.js";

export type { DraftSource, DraftView } from "./adapters/draft-view.js";
export type { FieldState } from "./adapters/field-observer.js";

/** A field of a draft. Its members are reactive; do not destructure it. */
export interface DraftField extends FieldModel {
  /**
   * All of a text control: `<input type="number" {...field.input} />`. Prefer it to `bind:value` for numbers and dates:
   * `bind:value` clears the field while the browser cannot read its text.
   */
  readonly input: {
    readonly name: string;
    readonly value: string;
    readonly "aria-invalid": boolean;
    readonly oninput: (event: Event) => void;
    readonly onblur: (event: Event) => void;
  };
  /** The name, the state and the listener that go with `bind:`: `<input bind:value={field.value} {...field.control} />`. */
  readonly control: Omit<DraftField["input"], "value" | "oninput">;
}

/**
 * Makes a draft reactive in templates, `$derived` and `$effect`. The caller owns the draft, and closes it.
 *
 * @param draft - An open draft.
 * @returns A view of the draft, whose members are reactive. `view.draft` is the draft itself.
 * @example
 * ```svelte
 * <script lang="ts">
 *   let { draft } = $props();
 *   const view = $derived(draftState(draft));
 * </script>
 * <button disabled={!view.dirty || !view.valid}>Save</button>
 * ```
 */
export function draftState<Read, Write>(draft: DraftSource<Read, Write>): DraftView<Read, Write> {
  const source = draftOf(draft);
  return viewOf(
    source,
    createSubscriber((update) => source.subscribe(update)),
  );
}

/**
 * Shows one field of a draft. Its members change only with this field.
 *
 * @param draft - An open draft, or a view of it.
 * @param path - The JSON Pointer of the field, or its name as `bindForm` reads it. An index is a row, as in `setFromInput`.
 * @returns The field. Assigning to `value`, `checked` or `values` edits the draft.
 * @throws `TypeError` if the endpoint has no such field.
 * @example
 * ```svelte
 * <script lang="ts">
 *   let { draft } = $props();
 *   const city = $derived(fieldState(draft, "/city"));
 * </script>
 * <label>City <input bind:value={city.value} {...city.control} /></label>
 * <small>{city.message}</small>
 * ```
 */
export function fieldState<Read, Write>(draft: DraftSource<Read, Write>, path: string): DraftField {
  const observer = new FieldObserver(draft, path);
  const track = createSubscriber((update) => observer.subscribe(update));
  const oninput = (event: Event): void => observer.setFromControl(event.currentTarget);
  const onblur = (event: Event): void => observer.leave(event.currentTarget);
  const control = () => ({ name: model.name, "aria-invalid": model.invalid, onblur });
  const model = fieldModel(observer, track, {
    control: { get: control },
    input: { get: () => ({ ...control(), value: model.value, oninput }) },
  }) as DraftField;
  return model;
}

/**
 * Stores of drafts, for the `$store` syntax of Svelte. This module imports nothing of Svelte.
 *
 * @module
 */
import type { DraftSource, DraftView } from "./adapters/draft-view.js";
import { currentView, draftOf } from "./adapters/draft-view.js";
import type { FieldModel } from "./adapters/field-model.js";
import { fieldModel } from "./adapters/field-model.js";
import { FieldObserver } from "./adapters/field-observer.js";

export type { DraftSource, DraftView } from "./adapters/draft-view.js";
export type { FieldModel } from "./adapters/field-model.js";

/**
 * A store of Svelte: `subscribe` calls its function at once with the value, and again after each change.
 *
 * @typeParam Value - The value of the store.
 */
export interface DraftStore<Value> {
  subscribe(run: (value: Value) => void): () => void;
}

/** The store of a field. `bind:value={$city.value}` edits the draft. */
export interface FieldStore extends DraftStore<FieldModel> {
  /** Called by Svelte after an assignment to a member of `$field`, which has then edited the draft. */
  set(field: FieldModel): void;
}

/**
 * Creates a store of a draft. The caller owns the draft, and closes it.
 *
 * @param draft - An open draft.
 * @returns A store of the draft's view, which is a new object after each change.
 * @example
 * ```svelte
 * <script>
 *   export let draft;
 *   const view = draftStore(draft);
 * </script>
 * <button disabled={!$view.dirty || !$view.valid}>Save</button>
 * ```
 */
export function draftStore<Read, Write>(draft: DraftSource<Read, Write>): DraftStore<DraftView<Read, Write>> {
  const source = draftOf(draft);
  return {
    subscribe(run) {
      const update = (): void => run(currentView(source));
      const unsubscribe = source.subscribe(update);
      update();
      return unsubscribe;
    },
  };
}

/**
 * Creates a store of one field of a draft. It changes only with this field.
 *
 * @param draft - An open draft, or a view of it.
 * @param path - The JSON Pointer of the field, or its name as `bindForm` reads it. An index is a row, as in `setFromInput`.
 * @returns The store.
 * @throws `TypeError` if the endpoint has no such field.
 * @example
 * ```svelte
 * <script>
 *   export let draft;
 *   const city = fieldStore(draft, "/city");
 * </script>
 * <label>City <input bind:value={$city.value} on:blur={$city.leave} /></label>
 * <small>{$city.message}</small>
 * ```
 */
export function fieldStore<Read, Write>(draft: DraftSource<Read, Write>, path: string): FieldStore {
  const observer = new FieldObserver(draft, path);
  const field = fieldModel(observer, () => {});
  return {
    subscribe(run) {
      const unsubscribe = observer.subscribe(() => run(field));
      run(field);
      return unsubscribe;
    },
    set() {},
  };
}

/**
 * Uses drafts in Vue components and Pinia stores.
 *
 * `ref(draft)` and `reactive({ draft })` hold a draft unchanged, but do not follow its changes; `useDraft` does.
 *
 * @module
 */
import type { ComputedRef, MaybeRefOrGetter, ShallowRef, WritableComputedRef } from "vue";
import { computed, shallowRef, toValue, watch } from "vue";
import type { DraftSource, DraftView } from "./adapters/draft-view.js";
import { currentView, draftOf } from "./adapters/draft-view.js";
import type { FieldState } from "./adapters/field-observer.js";
import { FieldObserver } from "./adapters/field-observer.js";

export type { DraftSource, DraftView } from "./adapters/draft-view.js";
export type { FieldState } from "./adapters/field-observer.js";

/** The attributes and listeners of a control, for `v-bind`. */
export interface ControlAttributes {
  readonly name: string;
  readonly "aria-invalid": boolean;
  /** Records that the user left the control. */
  readonly onBlur: (event: Event) => void;
}

/** The attributes and listeners of a text control, which need no `v-model`. */
export interface InputAttributes extends ControlAttributes {
  readonly value: string;
  /** Writes the control's input into the draft. */
  readonly onInput: (event: Event) => void;
}

/** A field of a draft, as refs. Destructure it in `setup`, so that templates unwrap the refs. */
export interface DraftField {
  /** The state of the field. */
  readonly state: Readonly<ShallowRef<FieldState>>;
  /** The text of the control, for `v-model` of a text control, a select element or radio buttons. */
  readonly value: WritableComputedRef<string>;
  /** The state of the checkbox of a boolean field, for its `v-model`. */
  readonly checked: WritableComputedRef<boolean>;
  /** The chosen texts of a list, for `v-model` of a select element or of several checkboxes. */
  readonly values: WritableComputedRef<readonly string[]>;
  /** The value in the resource, of its own type; undefined if there is none. */
  readonly data: ComputedRef<unknown>;
  readonly issues: ComputedRef<FieldState["issues"]>;
  /** The message of the first error, or of the first warning; `""` for none. */
  readonly message: ComputedRef<string>;
  /** The user has left the control. It needs `v-bind="control"` or `v-bind="input"`. */
  readonly touched: ComputedRef<boolean>;
  /** The name, the state and the listener that go with `v-model`: `<input v-model="value" v-bind="control">`. */
  readonly control: ComputedRef<ControlAttributes>;
  /**
   * All of a text control: `<input type="number" v-bind="input">`. Prefer it to `v-model` for numbers and dates: `v-model`
   * clears the field while the browser cannot read its text.
   */
  readonly input: ComputedRef<InputAttributes>;
}

/** Subscribes to a source that may change, until the scope ends. */
function useSource<Source extends { subscribe(listener: () => void): () => void }, State>(
  getSource: () => Source,
  getState: (source: Source) => State,
): { source: ComputedRef<Source>; state: ShallowRef<State> } {
  const source = computed(getSource);
  const state = shallowRef(getState(source.value)) as ShallowRef<State>;
  watch(
    source,
    (current, _, onCleanup) => {
      const update = (): void => {
        state.value = getState(current);
      };
      onCleanup(current.subscribe(update));
      update();
    },
    { immediate: true, flush: "sync" },
  );
  return { source, state };
}

/**
 * Follows the changes of a draft. The caller owns the draft, and closes it after the scope has ended.
 *
 * @param draft - An open draft, or a ref or getter of one.
 * @returns A ref of the draft's view, which is a new object after each change. `view.value.draft` is always the same object.
 * @example
 * ```ts
 * const props = defineProps<{ draft: Draft<Experience, ExperienceUpdate> }>();
 * const view = useDraft(() => props.draft);
 * const title = computed(() => (view.value.dirty ? "Unsaved changes" : "Saved"));
 * ```
 */
export function useDraft<Read, Write>(
  draft: MaybeRefOrGetter<DraftSource<Read, Write>>,
): Readonly<ShallowRef<DraftView<Read, Write>>> {
  return useSource(() => draftOf<Read, Write>(toValue(draft)), currentView<Read, Write>).state;
}

/**
 * Shows one field of a draft. Its refs change only with this field.
 *
 * @param draft - An open draft, or a ref or getter of one.
 * @param path - The JSON Pointer of the field, or its name as `bindForm` reads it; or a ref or getter. An index is a row, as in
 * `setFromInput`.
 * @returns The field as refs.
 * @throws `TypeError` if the endpoint has no such field.
 * @example
 * ```vue
 * <script setup lang="ts">
 * const props = defineProps<{ draft: Draft<Experience, ExperienceUpdate> }>();
 * const { value, control, message } = useField(() => props.draft, "/city");
 * </script>
 * <template>
 *   <label>City <input v-model="value" v-bind="control" /></label>
 *   <small>{{ message }}</small>
 * </template>
 * ```
 */
export function useField<Read, Write>(
  draft: MaybeRefOrGetter<DraftSource<Read, Write>>,
  path: MaybeRefOrGetter<string>,
): DraftField {
  const { source, state } = useSource(
    () => new FieldObserver(toValue(draft), toValue(path)),
    (observer) => observer.getState(),
  );
  const read = <Name extends keyof FieldState>(name: Name) => computed(() => state.value[name]);
  const edited = <Name extends keyof FieldState>(name: Name) =>
    computed({ get: () => state.value[name], set: (value) => source.value.setValue(value) });
  const onInput = (event: Event): void => source.value.setFromControl(event.currentTarget);
  const onBlur = (event: Event): void => source.value.leave(event.currentTarget);
  const control = computed(() => ({
    name: state.value.name,
    "aria-invalid": state.value.invalid,
    onBlur,
  }));
  return {
    state,
    value: edited("value"),
    checked: edited("checked"),
    values: edited("values"),
    data: read("data"),
    issues: read("issues"),
    message: read("message"),
    touched: read("touched"),
    control,
    input: computed(() => ({ ...control.value, value: state.value.value, onInput })),
  };
}

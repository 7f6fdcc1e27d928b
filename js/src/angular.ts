/**
 * Uses drafts in components of Angular, with signals or reactive forms. It needs no zone and has no decorators.
 *
 * @module
 */
import type { Signal } from "@angular/core";
import { computed, DestroyRef, effect, inject, signal, untracked } from "@angular/core";
import type { AbstractControl, ValidationErrors, ValidatorFn } from "@angular/forms";
import type { DraftSource, DraftView } from "./adapters/draft-view.js";
import { currentView, draftOf } from "./adapters/draft-view.js";
import type { FieldState } from "./adapters/field-observer.js";
import { FieldObserver, keepingUnreadable } from "./adapters/field-observer.js";
import type { ValueCheckOptions } from "./adapters/issues-of-value.js";
import { issuesOfValue } from "./adapters/issues-of-value.js";
import type { CoreEndpoint } from "./types/core-endpoint.js";
import type { Issue } from "./types/issue.js";

export type { DraftSource, DraftView } from "./adapters/draft-view.js";
export type { FieldState } from "./adapters/field-observer.js";
export type { ValueCheckOptions } from "./adapters/issues-of-value.js";

/** A value, or a function such as an `input()` signal that returns it. */
export type ValueOrSignal<Value> = Value | (() => Value);

/** A field of a draft, as signals and event handlers. */
export interface DraftField {
  /** The state of the field. */
  readonly state: Signal<FieldState>;
  /** The text that the control shows: `<input [value]="city.value()" (input)="city.edit($event)">`. */
  readonly value: Signal<string>;
  /** The state of the checkbox of a boolean field. */
  readonly checked: Signal<boolean>;
  /** The chosen texts of a list of scalars. */
  readonly values: Signal<readonly string[]>;
  /** The value in the resource, of its own type; undefined if there is none. */
  readonly data: Signal<unknown>;
  readonly issues: Signal<readonly Issue[]>;
  /** The message of the first error, or of the first warning; `""` for none. */
  readonly message: Signal<string>;
  /** An issue is an error: `[attr.aria-invalid]="city.invalid()"`. */
  readonly invalid: Signal<boolean>;
  /** The user has left the control. */
  readonly touched: Signal<boolean>;
  /**
   * Returns whether a text is chosen: the value of a radio button, or of one checkbox of a list.
   *
   * @param text - The value or the label of the choice.
   */
  isChosen(text: string): boolean;
  /**
   * Writes the control's input into the draft: `(input)="city.edit($event)"`.
   *
   * @param event - An `input` or `change` event of the control.
   */
  edit(event: Event): void;
  /**
   * Records that the user left the control: `(blur)="city.leave($event)"`.
   *
   * @param event - The `blur` event of the control.
   */
  leave(event?: Event): void;
  /**
   * Sets the field, for controls without events of the browser.
   *
   * @param value - A text, a number, a boolean, the chosen texts of a list, or null for an empty control.
   */
  setValue(value: unknown): void;
}

/** Creates a signal of a source's state. It needs an injection context. */
function signalOf<Source extends { subscribe(listener: () => void): () => void }, State>(
  getSource: () => Source,
  getState: (source: Source) => State,
): { source: Signal<Source>; state: Signal<State> } {
  const source = computed(getSource);
  const version = signal(0);
  effect((onCleanup) => {
    const update = (): void => version.update((before) => before + 1);
    onCleanup(source().subscribe(update));
    // The source may have changed since the state was read.
    untracked(update);
  });
  const state = computed(() => {
    version();
    return getState(source());
  });
  return { source, state };
}

function read<Value>(given: ValueOrSignal<Value>): Value {
  return typeof given === "function" ? (given as () => Value)() : given;
}

/**
 * Follows the changes of a draft. Call it where `inject` is allowed, such as in the initializer of a component's property.
 * The caller owns the draft, and closes it after the component is destroyed.
 *
 * @param draft - An open draft, or a signal of one.
 * @returns A signal of the draft's view, which is a new object after each change.
 * @example
 * ```ts
 * class Status {
 *   readonly draft = input.required<Draft<Experience, ExperienceUpdate>>();
 *   readonly view = injectDraft(this.draft); // view().dirty
 * }
 * ```
 */
export function injectDraft<Read, Write>(
  draft: ValueOrSignal<DraftSource<Read, Write>>,
): Signal<DraftView<Read, Write>> {
  return signalOf(() => draftOf<Read, Write>(read(draft)), currentView<Read, Write>).state;
}

/**
 * Shows one field of a draft. Its signals change only with this field. Call it where `inject` is allowed.
 *
 * @param draft - An open draft, or a signal of one.
 * @param path - The JSON Pointer of the field, or its name as `bindForm` reads it; or a signal. An index is a row, as in
 * `setFromInput`.
 * @returns The field.
 * @throws `TypeError`, when a signal is read, if the endpoint has no such field.
 * @example
 * ```ts
 * class City {
 *   readonly draft = input.required<Draft<Experience, ExperienceUpdate>>();
 *   readonly city = injectField(this.draft, "/city");
 * }
 * // <input [value]="city.value()" (input)="city.edit($event)" (blur)="city.leave($event)">
 * ```
 */
export function injectField<Read, Write>(
  draft: ValueOrSignal<DraftSource<Read, Write>>,
  path: ValueOrSignal<string>,
): DraftField {
  const { source, state } = signalOf(
    () => new FieldObserver(draftOf(read(draft)), read(path)),
    (observer) => observer.getState(),
  );
  const pick = <Name extends keyof FieldState>(name: Name) => computed(() => state()[name]);
  return {
    state,
    value: computed(keepingUnreadable(state)),
    checked: pick("checked"),
    values: pick("values"),
    data: pick("data"),
    issues: pick("issues"),
    message: pick("message"),
    invalid: pick("invalid"),
    touched: pick("touched"),
    isChosen(text) {
      state();
      return source().isChosen(text);
    },
    edit: (event) => source().setFromControl(event.currentTarget),
    leave: (event) => source().leave(event?.currentTarget),
    setValue: (value) => source().setValue(value),
  };
}

/** Returns errors for Angular: each issue under its code. Warnings are no errors. */
function toValidationErrors(issues: readonly Issue[]): ValidationErrors | null {
  const errors = issues.filter(({ severity }) => severity === "error");
  return errors.length === 0 ? null : Object.fromEntries(errors.map((issue) => [issue.code, issue]));
}

/**
 * Creates a validator of a reactive form's control. Its errors have the code of each issue as key, and the issue as value.
 *
 * It checks the control's value alone, with the stored resource if `base` is given. A control that `bindControl` connects to a
 * draft needs no validator.
 *
 * @param endpoint - The endpoint that receives the form.
 * @param path - The JSON Pointer of the field, or its name as `bindForm` reads it.
 * @param options - The stored resource, and the options of `validate`.
 * @returns The validator.
 * @example
 * ```ts
 * const year = new FormControl("", validatorOf(endpoint, "/started_from_year"));
 * year.setValue("20x4");
 * console.log(year.errors?.["type"].message);
 * ```
 */
export function validatorOf<Read, Write>(
  endpoint: CoreEndpoint<Read, Write>,
  path: string,
  options: ValueCheckOptions = {},
): ValidatorFn {
  return ({ value }) => toValidationErrors(issuesOfValue(endpoint, path, value, options));
}

/**
 * Connects a control of a reactive form to a field of a draft: the control shows the draft, and its input edits it. The errors
 * of the control are the field's issues, by code. Inside an injection context the control is disconnected with the component.
 *
 * @param control - A `FormControl` with a text, a number, a boolean or a list of texts.
 * @param draft - An open draft, or a view of it.
 * @param path - The JSON Pointer of the field, or its name as `bindForm` reads it.
 * @param options - A `destroyRef` for a call outside an injection context.
 * @returns A function that disconnects the control.
 * @throws `TypeError` if the endpoint has no such field.
 * @example
 * ```ts
 * const form = new FormGroup({ city: new FormControl("") });
 * const disconnect = bindControl(form.controls.city, draft, "/city");
 * disconnect();
 * ```
 */
export function bindControl<Read, Write>(
  control: AbstractControl,
  draft: DraftSource<Read, Write>,
  path: string,
  options: { readonly destroyRef?: DestroyRef | undefined } = {},
): () => void {
  const observer = new FieldObserver(draft, path);
  const validator: ValidatorFn = () => toValidationErrors(observer.getState().issues);
  let isWriting = false;
  const show = (): void => {
    isWriting = true;
    try {
      const value = controlValue(observer.getState());
      if (isSame(control.value, value)) control.updateValueAndValidity();
      else control.setValue(value);
    } finally {
      isWriting = false;
    }
  };
  control.addValidators(validator);
  const unsubscribe = observer.subscribe(show);
  const changes = control.valueChanges.subscribe((value) => {
    if (!isWriting) observer.setValue(value);
  });
  show();
  let isBound = true;
  const disconnect = (): void => {
    if (!isBound) return;
    isBound = false;
    unsubscribe();
    changes.unsubscribe();
    control.removeValidators(validator);
    control.updateValueAndValidity();
  };
  const destroyRef = options.destroyRef ?? currentDestroyRef();
  destroyRef?.onDestroy(disconnect);
  return disconnect;
}

function currentDestroyRef(): DestroyRef | null {
  try {
    return inject(DestroyRef, { optional: true });
  } catch {
    // There is no injection context.
    return null;
  }
}

/** Returns the value of a control: a boolean, the chosen texts, or the text. */
function controlValue({ field, value, values, checked }: FieldState): unknown {
  if (field.type === "boolean") return checked;
  return field.type === "array" ? [...values] : value;
}

/** Compares the value of a control with that of the draft. A number control has 5 where the draft returns "5". */
function isSame(one: unknown, other: unknown): boolean {
  if (Array.isArray(one) && Array.isArray(other)) return JSON.stringify(one) === JSON.stringify(other);
  return one === other || (typeof other === "string" && String(one ?? "") === other);
}

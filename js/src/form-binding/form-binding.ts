import { isFrameworkField } from "../endpoint/form/framework-fields.js";
import { reportError } from "../errors/report-error.js";
import type { BindFormOptions } from "../types/form-binding.js";
import { BoundFields } from "./bound-fields.js";
import { groupsOf } from "./control-groups.js";
import { ControlListeners } from "./control-listeners.js";
import type { AnyDraft, Control, ControlGroup } from "./controls.js";
import { focusControl, hasFocus, nameOf } from "./controls.js";
import { disableForm, isThenable } from "./disable-form.js";
import type { FieldBinding } from "./field-binding.js";
import { PointerHold, watchControls } from "./page-events.js";
import { PageState } from "./page-state.js";
import { ValidationView } from "./validation-view.js";

/** Returns whether the page has closed the draft. The error may be of another entry of the package, with its own class. */
const isDraftClosed = (failure: unknown): boolean => (failure as { code?: unknown }).code === "closed";

/** Keeps a form and a draft in step. */
export class FormBinding {
  readonly #form: HTMLFormElement;
  readonly #draft: AnyDraft;
  readonly #options: BindFormOptions<unknown, unknown>;
  readonly #pageState = new PageState();
  readonly #abort = new AbortController();
  readonly #unwatch: () => void;
  readonly #unsubscribe: () => void;
  readonly #view: ValidationView;
  readonly #listeners: ControlListeners;
  readonly #pointer: PointerHold;
  readonly #fields: BoundFields;
  /** The binding whose edit is being stored. */
  #editing: FieldBinding | null = null;
  /** The number of notifications about the edit that is being stored. */
  #notifications = 0;
  /** True if the draft notified of another path than the edited one. */
  #changedOtherPaths = false;
  #enable: (() => void) | null = null;
  /** The result of `onSubmit` while it is pending. */
  #sending: PromiseLike<unknown> | null = null;
  /** True if another binding continues this one, after it was closed. */
  #isContinued = false;
  #resetTimer: ReturnType<typeof setTimeout> | undefined;

  /**
   * @param previous - A closed binding of this form and draft that this one continues, see `#continue`.
   * @throws FormError if a control cannot be bound. The form is then unchanged.
   */
  constructor(
    form: HTMLFormElement,
    draft: AnyDraft,
    options: BindFormOptions<unknown, unknown>,
    previous: FormBinding | null = null,
  ) {
    this.#form = form;
    this.#draft = draft;
    this.#options = options;
    this.#fields = previous === null ? new BoundFields(draft) : previous.#fields;
    const groups = this.#findGroups();
    this.#view = new ValidationView(form, draft, this.#pageState, options);
    this.#listeners = new ControlListeners(this.#pageState, {
      edit: (binding, isDone) => this.#onEdit(binding, isDone),
      leave: (binding, to) => this.#onLeave(binding, to),
      open: (binding) => this.#onInvalid(binding),
    });
    const { signal } = this.#abort;
    this.#pointer = new PointerHold(form.ownerDocument, signal);
    const known = new Set(this.#fields);
    this.#bindGroups(groups);
    // Without `novalidate`, the browser stops an invalid submit without an event.
    this.#pageState.setAttribute(form, "novalidate", "");
    this.#unsubscribe = draft.subscribe((paths, issuePaths) => this.#draftChanged(paths, issuePaths));
    form.addEventListener("submit", (event) => this.#submit(event), { signal });
    form.addEventListener("reset", (event) => this.#reset(event), { signal });
    this.#unwatch = watchControls(form, () => this.#closingIfDraftClosed(() => this.refresh()));
    if (previous === null) return;
    previous.#isContinued = true;
    this.#continue(known, previous.#sending);
  }

  /** True if this binding is of a draft. */
  isOf(draft: AnyDraft): boolean {
    return this.#draft === draft;
  }

  /** Continues a closed binding: the texts of its controls, the fields that show issues, and a submit that is pending. */
  #continue(known: ReadonlySet<FieldBinding>, sending: PromiseLike<unknown> | null): void {
    for (const binding of this.#fields) {
      if (!known.has(binding)) continue;
      this.#listeners.watch(binding);
      binding.fill(this.#draft);
    }
    this.#validate(true);
    if (sending !== null) this.#await(sending);
  }

  refresh(): void {
    if (this.#abort.signal.aborted || this.#enable !== null) return;
    this.#bindGroups(this.#findGroups());
  }

  close(): void {
    if (this.#abort.signal.aborted) return;
    this.#abort.abort();
    this.#unwatch();
    this.#unsubscribe();
    clearTimeout(this.#resetTimer);
    this.#enableForm();
    this.#view.close();
    this.#listeners.retain(new Set());
    this.#pageState.restoreAll();
  }

  #findGroups(): ControlGroup[] {
    const fields = this.#draft.endpoint.resourceFields;
    const names = { fields, get: (path: string): unknown => this.#draft.get(path) };
    return groupsOf(this.#form, names, (control) => this.#isIgnored(control));
  }

  #isIgnored(control: Control): boolean {
    const name = nameOf(control);
    if (this.#options.ignore?.includes(name) === true) return true;
    if (isFrameworkField(this.#draft.endpoint.resourceFields, name)) return true;
    // This binding itself may have disabled the control of a read-only field.
    const isDisabledByBinding =
      control.hasAttribute("disabled") && this.#pageState.originalAttribute(control, "disabled") === null;
    return !isDisabledByBinding && (control.disabled || control.matches(":disabled"));
  }

  #bindGroups(groups: readonly ControlGroup[]): void {
    const changed = this.#fields.update(groups);
    this.#listeners.retain(new Set(groups.flatMap(({ controls }) => controls)));
    if (changed === null) return;
    for (const group of changed.removed) this.#view.drop(group);
    for (const binding of changed.added) {
      this.#listeners.watch(binding);
      binding.fill(this.#draft, true);
    }
    this.#validate();
  }

  /** Runs an update. If the page has closed the draft, unbinds the form instead of reporting the error. */
  #closingIfDraftClosed(work: () => void): void {
    try {
      work();
    } catch (failure) {
      if (isDraftClosed(failure)) this.close();
      else this.#reportFailure(failure);
    }
  }

  /** Runs an update that may move elements, after the mouse button is released. */
  #afterRelease(work: () => void): void {
    this.#pointer.afterRelease(() => this.#closingIfDraftClosed(work));
  }

  // The user's actions.

  #onEdit(binding: FieldBinding, isDone = false): void {
    // With "input", issues are shown at once, except those of a partly typed value.
    if (this.#options.validateOn === "input") binding.showsIssues = false;
    if (isDone || binding.group.kind === "radios") binding.showsIssues = true;
    // An edit without focus, such as a password manager's, is complete.
    const hasCaret = binding.group.controls.some(hasFocus);
    if (!hasCaret) binding.showsIssues = true;
    this.#update(binding);
    this.#fields.markStale(binding);
    const isQuiet = !binding.showsIssues || hasCaret;
    this.#afterRelease(() => this.#validateStale(isQuiet));
  }

  /** Stores changed texts of a binding's controls in the draft. */
  #update(binding: FieldBinding): void {
    const texts = binding.readChanged();
    if (texts === null) return;
    binding.isEdited = true;
    this.#editing = binding;
    this.#notifications = 0;
    this.#changedOtherPaths = false;
    try {
      if (!binding.store(this.#draft, texts))
        this.#options.onFailure?.(
          new TypeError(
            `The control "${binding.group.name}" contains a lone surrogate: type its text again.`,
          ),
        );
    } catch (failure) {
      if (isDraftClosed(failure)) throw failure;
      this.#fields.markAllStale();
      this.#reportFailure(failure);
    } finally {
      this.#editing = null;
    }
    // If only the field's own path changed, every row still shows the same item.
    if (this.#changedOtherPaths) this.#fields.checkRow(binding);
    // A listener may have edited the field in turn, or moved another item to its place.
    if (this.#notifications > 1) binding.fill(this.#draft);
  }

  #onLeave(binding: FieldBinding, to: EventTarget | null): void {
    if (binding.group.controls.includes(to as Control)) return;
    binding.isComposing = false;
    this.#update(binding);
    // Leaving a field without an edit shows no issues.
    if (binding.isEdited) binding.showsIssues = true;
    this.#afterRelease(() => this.#validate());
    if (!binding.isUnreadable) binding.fill(this.#draft);
  }

  #onInvalid(binding: FieldBinding): void {
    binding.showsIssues = true;
    this.#fields.markStale(binding);
    this.#validateStale();
  }

  // The draft's changes.

  #draftChanged(paths: readonly string[], issuePaths: readonly string[] | null): void {
    const editing = this.#editing;
    const isOfEditing = (changed: readonly string[]): boolean =>
      editing !== null && this.#fields.isOnly(editing, changed);
    if (isOfEditing(paths) && issuePaths !== null && isOfEditing(issuePaths)) {
      this.#notifications++;
      return;
    }
    const concerned = this.#fields.at(paths);
    this.#changedOtherPaths ||= paths.length !== 1 || paths[0] !== editing?.group.path;
    this.#fields.markStaleAt(issuePaths);
    if (editing !== null && concerned.includes(editing)) this.#notifications++;
    for (const binding of concerned) {
      // A composed character is not interrupted, unless it would be added to another list item.
      if (binding !== editing && (!binding.isComposing || binding.showsItem)) binding.fill(this.#draft);
    }
    if (editing === null) this.#validateStale();
  }

  /** Validates the bindings that may have changed, or all. */
  #validateStale(isQuiet = false): void {
    const stale = this.#fields.takeStale();
    if (stale === null) this.#validate(isQuiet);
    else this.#view.validateOnly(this.#fields.byPath, stale, isQuiet);
  }

  #validate(isQuiet = false): Control | null {
    return this.#view.validate(this.#fields.takeAll(), isQuiet);
  }

  // Submitting.

  #submit(event: SubmitEvent): void {
    let isReady = false;
    try {
      isReady = this.#enable === null && this.#isReady(event.submitter);
    } finally {
      // Also after an error, such as a closed draft. Otherwise the browser would submit the form.
      if (!isReady) event.preventDefault();
    }
    if (!isReady) return;
    const { onSubmit } = this.#options;
    if (onSubmit === undefined) return;
    event.preventDefault();
    this.#send(onSubmit);
  }

  /** Returns whether the draft may be submitted. If not, shows all issues and moves the focus to the first error. */
  #isReady(submitter?: HTMLElement | null): boolean {
    for (const binding of this.#fields) if (!binding.isReadOnly) this.#update(binding);
    this.#validate(true);
    const isUnreadable = [...this.#fields].some((binding) => binding.isUnreadable);
    const isChecked =
      this.#pageState.originalAttribute(this.#form, "novalidate") === null &&
      submitter?.hasAttribute("formnovalidate") !== true;
    const hasNoIssue = !isChecked || this.#form.checkValidity();
    // The server's issues do not prevent a new attempt, because the server may accept it now.
    if (hasNoIssue && this.#draft.patch().valid && !isUnreadable) return true;
    for (const binding of this.#fields) binding.showsIssues = true;
    this.#view.announceAgain();
    const first = this.#validate();
    if (first !== null) focusControl(first);
    // Only the browser can report an issue at a control outside the draft.
    else if (!hasNoIssue) this.#form.reportValidity();
    this.#options.onInvalid?.(this.#draft, this.#draft.patch().issues);
    return false;
  }

  #send(onSubmit: NonNullable<BindFormOptions<unknown, unknown>["onSubmit"]>): void {
    let result: unknown;
    try {
      result = onSubmit(this.#draft, this.#draft.patch());
    } catch (failure) {
      this.#reportFailure(failure);
      return;
    }
    if (isThenable(result)) this.#await(result);
  }

  #await(sending: PromiseLike<unknown>): void {
    this.#sending = sending;
    this.#enable = disableForm(this.#form, this.#pageState);
    Promise.resolve(sending).then(
      () => this.#submitted(),
      (failure: unknown) => {
        // A binding that continues this one reports the failure.
        if (this.#isContinued) return;
        this.#sending = null;
        this.#enableForm();
        this.#reportFailure(failure);
      },
    );
  }

  #submitted(): void {
    this.#sending = null;
    if (this.#abort.signal.aborted) return;
    this.#enableForm();
    for (const binding of this.#fields) binding.endEditing();
    this.#closingIfDraftClosed(() => {
      this.refresh();
      focusControl(this.#validate());
    });
  }

  #enableForm(): void {
    const enable = this.#enable;
    this.#enable = null;
    enable?.();
  }

  /** Reverts the draft. The browser resets the controls after this event, so they are filled again later. */
  #reset(event: Event): void {
    if (event.defaultPrevented) return;
    for (const binding of this.#fields) binding.endEditing();
    this.#draft.revert();
    clearTimeout(this.#resetTimer);
    this.#resetTimer = setTimeout(() => {
      for (const binding of this.#fields) binding.fill(this.#draft, true);
      this.#validate();
    });
  }

  #reportFailure(failure: unknown): void {
    const { onFailure } = this.#options;
    if (onFailure !== undefined) onFailure(failure);
    else reportError(failure);
  }
}

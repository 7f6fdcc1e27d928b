import { reportError } from "../errors/report-error.js";
import type { BindFormOptions } from "../types/form-binding.js";
import type { Control, ControlGroup } from "./control-groups.js";
import { groupsOf, isSameGroup, nameOf, overlaps, showsItem } from "./control-groups.js";
import { ControlListeners } from "./control-listeners.js";
import type { AnyDraft } from "./control-values.js";
import { disableForm, isThenable } from "./disable-form.js";
import { FieldBinding, hasFocus } from "./field-binding.js";
import { focusControl } from "./focus.js";
import { PointerHold } from "./pointer-hold.js";
import { SavedAttributes } from "./saved-attributes.js";
import { ValidationView } from "./validation-view.js";
import { watchControls } from "./watch-controls.js";

/** Keeps a form and a draft in step. */
export class FormBinding {
  readonly #form: HTMLFormElement;
  readonly #draft: AnyDraft;
  readonly #options: BindFormOptions<unknown, unknown>;
  readonly #attributes = new SavedAttributes();
  readonly #abort = new AbortController();
  readonly #unwatch: () => void;
  readonly #unsubscribe: () => void;
  readonly #view: ValidationView;
  readonly #listeners: ControlListeners;
  readonly #pointer: PointerHold;
  /** The bindings by path, in the form's order. */
  #bindings = new Map<string, FieldBinding>();
  /** The binding whose edit is being stored. */
  #editing: FieldBinding | null = null;
  /** Bindings whose issues may have changed since the last validation; null means all. */
  #stale: Set<FieldBinding> | null = null;
  /** True if a binding may show another path than its own, because rows were filled out of order. */
  #hasRows = false;
  /** The number of notifications about the edit that is being stored. */
  #notifications = 0;
  /** True if the draft notified of another path than the edited one. */
  #changedOtherPaths = false;
  #enable: (() => void) | null = null;
  #resetTimer: ReturnType<typeof setTimeout> | undefined;

  /** @throws FormError if a control cannot be bound. The form is then unchanged. */
  constructor(form: HTMLFormElement, draft: AnyDraft, options: BindFormOptions<unknown, unknown>) {
    this.#form = form;
    this.#draft = draft;
    this.#options = options;
    const groups = this.#findGroups();
    this.#view = new ValidationView(form, draft, this.#attributes, options);
    this.#listeners = new ControlListeners(this.#attributes, this.#view, {
      edit: (binding, isDone) => this.#onEdit(binding, isDone),
      leave: (binding, to) => this.#onLeave(binding, to),
      open: (binding) => this.#onInvalid(binding),
    });
    const { signal } = this.#abort;
    this.#pointer = new PointerHold(form.ownerDocument, signal);
    this.#bindGroups(groups);
    // Without `novalidate`, the browser stops an invalid submit without an event.
    this.#attributes.set(form, "novalidate", "");
    this.#unsubscribe = draft.subscribe((paths, issuePaths) => this.#draftChanged(paths, issuePaths));
    form.addEventListener("submit", (event) => this.#submit(event), { signal });
    form.addEventListener("reset", (event) => this.#reset(event), { signal });
    this.#unwatch = watchControls(form, () => this.#refreshLater());
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
    this.#attributes.restoreAll();
  }

  // The controls.

  #findGroups(): ControlGroup[] {
    const { resourceFields } = this.#draft.endpoint;
    const names = {
      fields: resourceFields,
      get: (path: string): unknown => this.#draft.get(path),
    };
    return groupsOf(this.#form, names, (control) => this.#isIgnored(control));
  }

  #isIgnored(control: Control): boolean {
    if (this.#options.ignore?.includes(nameOf(control)) === true) return true;
    // This binding itself may have disabled the control of a read-only field.
    const isDisabledByBinding =
      control.hasAttribute("disabled") && this.#attributes.original(control, "disabled") === null;
    return !isDisabledByBinding && (control.disabled || control.matches(":disabled"));
  }

  /** Binds the form's present groups. Keeps the bindings of unchanged groups. */
  #bindGroups(groups: readonly ControlGroup[]): void {
    const before = this.#bindings;
    this.#bindings = new Map();
    const fresh: FieldBinding[] = [];
    for (const group of groups) {
      const known = before.get(group.path);
      const isSame = known !== undefined && isSameGroup(known.group, group);
      const binding = isSame ? known : new FieldBinding(group, known);
      binding.order = this.#bindings.size;
      if (!isSame) fresh.push(binding);
      this.#bindings.set(group.path, binding);
    }
    for (const binding of this.#bindings.values()) binding.isEnclosed = this.#enclosing(binding).length > 0;
    this.#listeners.retain(new Set(groups.flatMap(({ controls }) => controls)));
    const names = new Set(groups.map(({ name }) => name));
    for (const { group } of before.values()) if (!names.has(group.name)) this.#view.drop(group);
    if (fresh.length === 0 && before.size === this.#bindings.size && before.size > 0) return;
    for (const binding of fresh) {
      this.#listeners.watch(binding);
      binding.fill(this.#draft, true);
    }
    this.#validate();
  }

  #refreshLater(): void {
    this.#closingIfDraftClosed(() => this.refresh());
  }

  /** Runs an update. If the page has closed the draft, unbinds the form instead of reporting the error. */
  #closingIfDraftClosed(work: () => void): void {
    try {
      work();
    } catch (failure) {
      if ((failure as { code?: unknown }).code === "closed") this.close();
      else this.#reportFailure(failure);
    }
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
    this.#stale?.add(binding);
    const isQuiet = !binding.showsIssues || hasCaret;
    this.#pointer.afterRelease(() => this.#closingIfDraftClosed(() => this.#validateStale(isQuiet)));
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
      const isReadable = binding.store(this.#draft, texts);
      if (!isReadable)
        this.#options.onFailure?.(
          new TypeError(
            `The control "${binding.group.name}" contains a lone surrogate: type its text again.`,
          ),
        );
    } catch (failure) {
      if ((failure as { code?: unknown }).code === "closed") throw failure;
      this.#stale = null;
      this.#reportFailure(failure);
    } finally {
      this.#editing = null;
    }
    // If only the field's own path changed, every row still shows the same item.
    if (this.#changedOtherPaths && showsItem(binding.group))
      this.#hasRows ||= this.#pathOf(binding) !== binding.group.path;
    // A listener may have edited the field in turn, or moved another item to its place.
    if (this.#notifications > 1) binding.fill(this.#draft);
  }

  /** Returns the path of the value that a binding shows, or undefined. */
  #pathOf({ group }: FieldBinding): string | undefined {
    return group.kind === "rows" || group.kind === "marked"
      ? group.path
      : this.#draft.pathOfInput(group.path);
  }

  /** Returns the bindings by the path of the value that they show. */
  #shown(): ReadonlyMap<string, FieldBinding> {
    if (!this.#hasRows) return this.#bindings;
    const shown = new Map<string, FieldBinding>();
    for (const binding of this.#bindings.values()) {
      const path = showsItem(binding.group) ? this.#pathOf(binding) : binding.group.path;
      // A blank row shows no value, so it gets a key that is not a path.
      shown.set(path ?? `-${binding.group.path}`, binding);
    }
    return shown;
  }

  #onLeave(binding: FieldBinding, to: EventTarget | null): void {
    if (binding.group.controls.includes(to as Control)) return;
    binding.isComposing = false;
    this.#update(binding);
    // Leaving a field without an edit shows no issues.
    if (binding.isEdited) binding.showsIssues = true;
    this.#validateSoon();
    if (!binding.isUnreadable) binding.fill(this.#draft);
  }

  #onInvalid(binding: FieldBinding): void {
    binding.showsIssues = true;
    this.#stale?.add(binding);
    this.#validateStale();
  }

  // The draft's changes.

  #draftChanged(paths: readonly string[], issuePaths: readonly string[] | null): void {
    if (this.#isOfEditing(paths) && issuePaths !== null && this.#isOfEditing(issuePaths)) {
      this.#notifications++;
      return;
    }
    const concerned = this.#bindingsAt(paths);
    this.#changedOtherPaths ||= paths.length !== 1 || paths[0] !== this.#editing?.group.path;
    this.#markStale(issuePaths);
    if (this.#editing !== null && concerned.includes(this.#editing)) this.#notifications++;
    // A composed character is not interrupted, unless it would be added to another list item.
    const mayWrite = (binding: FieldBinding): boolean => !binding.isComposing || showsItem(binding.group);
    const changed = concerned.filter((binding) => binding !== this.#editing && mayWrite(binding));
    for (const binding of changed) binding.fill(this.#draft);
    if (this.#editing === null) this.#validateStale();
  }

  /** Returns whether the paths are only that of the edited binding, and no other binding shows it. */
  #isOfEditing(paths: readonly string[]): boolean {
    const binding = this.#editing;
    if (binding === null || this.#hasRows || paths.length !== 1 || paths[0] !== binding.group.path)
      return false;
    return !binding.isEnclosed && binding.group.field.type !== "array";
  }

  /** Returns the bindings that show a changed path. Finds a single field without a search of all bindings. */
  #bindingsAt(paths: readonly string[]): FieldBinding[] {
    const [path = ""] = paths;
    const own = paths.length === 1 && !this.#hasRows ? this.#bindings.get(path) : undefined;
    if (own === undefined || own.group.field.type === "array")
      return [...this.#shown()].flatMap(([shown, binding]) =>
        overlaps(paths, shown) || overlaps(paths, binding.group.path) ? [binding] : [],
      );
    return own.isEnclosed ? [own, ...this.#enclosing(own)] : [own];
  }

  /** Returns the bindings that show a list or an object around another binding. */
  #enclosing({ group: { path } }: FieldBinding): FieldBinding[] {
    const found: FieldBinding[] = [];
    for (let end = path.lastIndexOf("/"); end > 0; end = path.lastIndexOf("/", end - 1)) {
      const enclosing = this.#bindings.get(path.slice(0, end));
      if (enclosing !== undefined) found.push(enclosing);
    }
    return found;
  }

  #markStale(issuePaths: readonly string[] | null): void {
    const bindings = this.#hasRows
      ? [undefined]
      : (issuePaths ?? [""]).map((path) => this.#bindings.get(path));
    for (const binding of bindings) {
      if (binding === undefined || binding.group.field.type === "array") this.#stale = null;
      else this.#stale?.add(binding);
    }
  }

  /** Validates the bindings that may have changed, or all. */
  #validateStale(isQuiet = false): void {
    const stale = this.#stale;
    if (stale === null) {
      this.#validate(isQuiet);
      return;
    }
    this.#stale = new Set();
    this.#view.validateOnly(this.#bindings, stale, isQuiet);
  }

  #validate(isQuiet = false): Control | null {
    const shown = this.#shown();
    this.#hasRows = [...shown].some(([path, binding]) => path !== binding.group.path);
    this.#stale = this.#hasRows ? null : new Set();
    return this.#view.validate(shown, isQuiet);
  }

  #validateSoon(isQuiet = false): void {
    this.#pointer.afterRelease(() => this.#closingIfDraftClosed(() => this.#validate(isQuiet)));
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
    for (const binding of this.#bindings.values()) if (!binding.isReadOnly) this.#update(binding);
    this.#validate(true);
    const isUnreadable = [...this.#bindings.values()].some((binding) => binding.isUnreadable);
    const isChecked =
      this.#attributes.original(this.#form, "novalidate") === null &&
      submitter?.hasAttribute("formnovalidate") !== true;
    const hasNoIssue = !isChecked || this.#form.checkValidity();
    // The server's issues do not prevent a new attempt, because the server may accept it now.
    if (hasNoIssue && this.#draft.patch().valid && !isUnreadable) return true;
    for (const binding of this.#bindings.values()) binding.showsIssues = true;
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
    if (!isThenable(result)) return;
    this.#enable = disableForm(this.#form, this.#attributes);
    Promise.resolve(result).then(
      () => this.#submitted(),
      (failure: unknown) => {
        this.#enableForm();
        this.#reportFailure(failure);
      },
    );
  }

  #submitted(): void {
    if (this.#abort.signal.aborted) return;
    this.#enableForm();
    for (const binding of this.#bindings.values()) {
      binding.isEdited = false;
      binding.showsIssues = false;
    }
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
    for (const binding of this.#bindings.values()) {
      binding.isEdited = false;
      binding.showsIssues = false;
      binding.isComposing = false;
    }
    this.#draft.revert();
    clearTimeout(this.#resetTimer);
    this.#resetTimer = setTimeout(() => {
      for (const binding of this.#bindings.values()) binding.fill(this.#draft, true);
      this.#validate();
    });
  }

  #reportFailure(failure: unknown): void {
    const { onFailure } = this.#options;
    if (onFailure !== undefined) onFailure(failure);
    else reportError(failure);
  }
}

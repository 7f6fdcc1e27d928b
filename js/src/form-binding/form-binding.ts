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

/** A form and a draft that follow each other. */
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
  /** By path, in the form's order. */
  #bindings = new Map<string, FieldBinding>();
  /** The entry that the person is changing, and how often the draft has told of that. */
  #editing: FieldBinding | null = null;
  /** Entries whose issues may have changed since they were judged; null: any may have. */
  #stale: Set<FieldBinding> | null = null;
  /** An entry may show another path than its own, because rows were filled out of order. */
  #hasRows = false;
  #notifications = 0;
  /** The draft has told of another path than that of the entry. */
  #changedOtherPaths = false;
  #enable: (() => void) | null = null;
  #resetTimer: ReturnType<typeof setTimeout> | undefined;

  /** Throws a FormError, and has changed nothing then. */
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
    // The browser would tell nobody of an attempt to submit that it stops by itself.
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

  // Which controls there are.

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
    // One that is read-only may be disabled by this very binding.
    const isDisabledByBinding =
      control.hasAttribute("disabled") && this.#attributes.original(control, "disabled") === null;
    return !isDisabledByBinding && (control.disabled || control.matches(":disabled"));
  }

  /** Takes over the groups that the form has now, and leaves alone those that are as they were. */
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

  /** Brings the form up to date after something that may have closed the draft: a page that does is done with the form. */
  #closingIfDraftClosed(work: () => void): void {
    try {
      work();
    } catch (failure) {
      if ((failure as { code?: unknown }).code === "closed") this.close();
      else this.#reportFailure(failure);
    }
  }

  // What the person does.

  #onEdit(binding: FieldBinding, isDone = false): void {
    // Where all is said at once, a field is only open for what may be said of it half typed.
    if (this.#options.validateOn === "input") binding.showsIssues = false;
    if (isDone || binding.group.kind === "radios") binding.showsIssues = true;
    // What fills in a control that the person is not in, such as a password manager, is done with it.
    const hasCaret = binding.group.controls.some(hasFocus);
    if (!hasCaret) binding.showsIssues = true;
    this.#update(binding);
    this.#stale?.add(binding);
    const isQuiet = !binding.showsIssues || hasCaret;
    this.#pointer.afterRelease(() => this.#closingIfDraftClosed(() => this.#validateStale(isQuiet)));
  }

  /** Stores what changed in an entry's controls in the draft. */
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
        this.#options.onFailure?.(new TypeError(`Half a surrogate pair in ${binding.group.name}.`));
    } catch (failure) {
      if ((failure as { code?: unknown }).code === "closed") throw failure;
      this.#stale = null;
      this.#reportFailure(failure);
    } finally {
      this.#editing = null;
    }
    // Where only the field's own path has changed, no row has.
    if (this.#changedOtherPaths && showsItem(binding.group))
      this.#hasRows ||= this.#pathOf(binding) !== binding.group.path;
    // Who was told of it may have edited it in turn, or have put another item in its place.
    if (this.#notifications > 1) binding.fill(this.#draft);
  }

  /** Where the value is that an entry shows. */
  #pathOf({ group }: FieldBinding): string | undefined {
    return group.kind === "rows" || group.kind === "marked"
      ? group.path
      : this.#draft.pathOfInput(group.path);
  }

  /** The entries by the path of what they show. */
  #shown(): ReadonlyMap<string, FieldBinding> {
    if (!this.#hasRows) return this.#bindings;
    const shown = new Map<string, FieldBinding>();
    for (const binding of this.#bindings.values()) {
      const path = showsItem(binding.group) ? this.#pathOf(binding) : binding.group.path;
      // A row that is not filled in shows nothing.
      shown.set(path ?? `-${binding.group.path}`, binding);
    }
    return shown;
  }

  #onLeave(binding: FieldBinding, to: EventTarget | null): void {
    if (binding.group.controls.includes(to as Control)) return;
    binding.isComposing = false;
    this.#update(binding);
    // Nobody is told off for passing through a field.
    if (binding.isEdited) binding.showsIssues = true;
    this.#validateSoon();
    if (!binding.isUnreadable) binding.fill(this.#draft);
  }

  #onInvalid(binding: FieldBinding): void {
    binding.showsIssues = true;
    this.#stale?.add(binding);
    this.#validateStale();
  }

  // What the draft does.

  #draftChanged(paths: readonly string[], issuePaths: readonly string[] | null): void {
    if (this.#isOfEditing(paths) && issuePaths !== null && this.#isOfEditing(issuePaths)) {
      this.#notifications++;
      return;
    }
    const concerned = this.#bindingsAt(paths);
    this.#changedOtherPaths ||= paths.length !== 1 || paths[0] !== this.#editing?.group.path;
    this.#markStale(issuePaths);
    if (this.#editing !== null && concerned.includes(this.#editing)) this.#notifications++;
    // In the middle of a letter nothing is written, unless the letter would go to another item than it is meant for.
    const mayWrite = (binding: FieldBinding): boolean => !binding.isComposing || showsItem(binding.group);
    const changed = concerned.filter((binding) => binding !== this.#editing && mayWrite(binding));
    for (const binding of changed) binding.fill(this.#draft);
    if (this.#editing === null) this.#validateStale();
  }

  /** Whether these are the path of the entry that the person is changing, which no other entry shows. */
  #isOfEditing(paths: readonly string[]): boolean {
    const binding = this.#editing;
    if (binding === null || this.#hasRows || paths.length !== 1 || paths[0] !== binding.group.path)
      return false;
    return !binding.isEnclosed && binding.group.field.type !== "array";
  }

  /** The entries that show something of what has changed; for a field's own path without looking at the others. */
  #bindingsAt(paths: readonly string[]): FieldBinding[] {
    const [path = ""] = paths;
    const own = paths.length === 1 && !this.#hasRows ? this.#bindings.get(path) : undefined;
    if (own === undefined || own.group.field.type === "array")
      return [...this.#shown()].flatMap(([shown, binding]) =>
        overlaps(paths, shown) || overlaps(paths, binding.group.path) ? [binding] : [],
      );
    return own.isEnclosed ? [own, ...this.#enclosing(own)] : [own];
  }

  /** The entries that show a list or an object around another entry. */
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

  /** Judges the entries that may have changed, or all. */
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
      // Also where the draft was closed: the browser would send the form by itself.
      if (!isReady) event.preventDefault();
    }
    if (!isReady) return;
    const { onSubmit } = this.#options;
    if (onSubmit === undefined) return;
    event.preventDefault();
    this.#send(onSubmit);
  }

  /** Whether the draft may be sent. If not, everything that is wrong is shown and the first of it has the focus. */
  #isReady(submitter?: HTMLElement | null): boolean {
    for (const binding of this.#bindings.values()) if (!binding.isReadOnly) this.#update(binding);
    this.#validate(true);
    const isUnreadable = [...this.#bindings.values()].some((binding) => binding.isUnreadable);
    const isChecked =
      this.#attributes.original(this.#form, "novalidate") === null &&
      submitter?.hasAttribute("formnovalidate") !== true;
    const hasNoIssue = !isChecked || this.#form.checkValidity();
    // What the server refused may be sent again: it may have changed its mind, or it knows better now.
    if (hasNoIssue && this.#draft.patch().valid && !isUnreadable) return true;
    for (const binding of this.#bindings.values()) binding.showsIssues = true;
    this.#view.announceAgain();
    const first = this.#validate();
    if (first !== null) focusControl(first);
    // Only the browser knows what is wrong at a control that is none of the draft's.
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

  /** The browser resets the controls after this event; then they show the draft again. */
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

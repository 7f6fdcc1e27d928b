import { reportError } from "../errors/report-error.js";
import type { BindFormOptions } from "../types/form-binding.js";
import { Attributes } from "./attributes.js";
import { Entry, hasFocus } from "./entry.js";
import { focusOn } from "./focus.js";
import type { Control, Group } from "./groups.js";
import { concerns, groupsOf, isSameGroup, nameOf, showsItem } from "./groups.js";
import { Hearing } from "./hearing.js";
import { isThenable, pause } from "./pause.js";
import { Press } from "./press.js";
import { Speaker } from "./speaker.js";
import type { AnyDraft } from "./values.js";
import { watchControls } from "./watch.js";

/** A form and a draft that follow each other. */
export class Binding {
  readonly #form: HTMLFormElement;
  readonly #draft: AnyDraft;
  readonly #options: BindFormOptions<unknown, unknown>;
  readonly #attributes = new Attributes();
  readonly #listening = new AbortController();
  readonly #unwatch: () => void;
  readonly #unsubscribe: () => void;
  readonly #speaker: Speaker;
  readonly #hearing: Hearing;
  readonly #press: Press;
  /** By path, in the form's order. */
  #entries = new Map<string, Entry>();
  /** The entry that the person is changing, and how often the draft has told of that. */
  #taking: Entry | null = null;
  /** Entries whose issues may have changed since they were judged; null: any may have. */
  #stale: Set<Entry> | null = null;
  /** An entry may show another path than its own, because rows were filled out of order. */
  #hasRows = false;
  #timesTold = 0;
  /** The draft has told of another path than that of the entry. */
  #toldElsewhere = false;
  #resume: (() => void) | null = null;
  #resetting: ReturnType<typeof setTimeout> | undefined;

  /** Throws a FormError, and has changed nothing then. */
  constructor(form: HTMLFormElement, draft: AnyDraft, options: BindFormOptions<unknown, unknown>) {
    this.#form = form;
    this.#draft = draft;
    this.#options = options;
    const groups = this.#findGroups();
    this.#speaker = new Speaker(form, draft, this.#attributes, options);
    this.#hearing = new Hearing(this.#attributes, this.#speaker, {
      edit: (entry, isDone) => this.#edit(entry, isDone),
      leave: (entry, to) => this.#leave(entry, to),
      open: (entry) => this.#open(entry),
    });
    const { signal } = this.#listening;
    this.#press = new Press(form.ownerDocument, signal);
    this.#adopt(groups);
    // The browser would tell nobody of an attempt to submit that it stops by itself.
    this.#attributes.set(form, "novalidate", "");
    this.#unsubscribe = draft.subscribe((paths, issuePaths) => this.#follow(paths, issuePaths));
    form.addEventListener("submit", (event) => this.#submit(event), { signal });
    form.addEventListener("reset", (event) => this.#reset(event), { signal });
    this.#unwatch = watchControls(form, () => this.#refreshLater());
  }

  refresh(): void {
    if (this.#listening.signal.aborted || this.#resume !== null) return;
    this.#adopt(this.#findGroups());
  }

  close(): void {
    if (this.#listening.signal.aborted) return;
    this.#listening.abort();
    this.#unwatch();
    this.#unsubscribe();
    clearTimeout(this.#resetting);
    this.#wake();
    this.#speaker.close();
    this.#hearing.keep(new Set());
    this.#attributes.restoreAll();
  }

  // Which controls there are.

  #findGroups(): Group[] {
    const { resourceFields } = this.#draft.endpoint;
    const names = {
      fields: resourceFields,
      get: (path: string): unknown => this.#draft.get(path),
    };
    return groupsOf(this.#form, names, (control) => this.#isLeftOut(control));
  }

  #isLeftOut(control: Control): boolean {
    if (this.#options.ignore?.includes(nameOf(control)) === true) return true;
    // One that is read-only may be disabled by this very binding.
    const isOurs =
      control.hasAttribute("disabled") && this.#attributes.original(control, "disabled") === null;
    return !isOurs && (control.disabled || control.matches(":disabled"));
  }

  /** Takes over the groups that the form has now, and leaves alone those that are as they were. */
  #adopt(groups: readonly Group[]): void {
    const before = this.#entries;
    this.#entries = new Map();
    const fresh: Entry[] = [];
    for (const group of groups) {
      const known = before.get(group.path);
      const isSame = known !== undefined && isSameGroup(known.group, group);
      const entry = isSame ? known : new Entry(group, known);
      entry.order = this.#entries.size;
      if (!isSame) fresh.push(entry);
      this.#entries.set(group.path, entry);
    }
    for (const entry of this.#entries.values()) entry.isWithinAnother = this.#around(entry).length > 0;
    this.#hearing.keep(new Set(groups.flatMap(({ controls }) => controls)));
    const names = new Set(groups.map(({ name }) => name));
    for (const { group } of before.values()) if (!names.has(group.name)) this.#speaker.drop(group);
    if (fresh.length === 0 && before.size === this.#entries.size && before.size > 0) return;
    for (const entry of fresh) {
      this.#hearing.attend(entry);
      entry.fill(this.#draft, true);
    }
    this.#judge();
  }

  #refreshLater(): void {
    this.#afterwards(() => this.refresh());
  }

  /** Brings the form up to date after something that may have closed the draft: a page that does is done with the form. */
  #afterwards(work: () => void): void {
    try {
      work();
    } catch (failure) {
      if ((failure as { code?: unknown }).code === "closed") this.close();
      else this.#fail(failure);
    }
  }

  // What the person does.

  #edit(entry: Entry, isDone = false): void {
    // Where all is said at once, a field is only open for what may be said of it half typed.
    if (this.#options.validateOn === "input") entry.isOpen = false;
    if (isDone || entry.group.kind === "radios") entry.isOpen = true;
    // What fills in a control that the person is not in, such as a password manager, is done with it.
    const hasCaret = entry.group.controls.some(hasFocus);
    if (!hasCaret) entry.isOpen = true;
    this.#take(entry);
    this.#stale?.add(entry);
    const isQuiet = !entry.isOpen || hasCaret;
    this.#press.whenReleased(() => this.#afterwards(() => this.#judgeStale(isQuiet)));
  }

  /** Stores what changed in an entry's controls in the draft. */
  #take(entry: Entry): void {
    const texts = entry.readNew();
    if (texts === null) return;
    entry.isEdited = true;
    this.#taking = entry;
    this.#timesTold = 0;
    this.#toldElsewhere = false;
    try {
      const isReadable = entry.take(this.#draft, texts);
      if (!isReadable)
        this.#options.onFailure?.(new TypeError(`Half a surrogate pair in ${entry.group.name}.`));
    } catch (failure) {
      if ((failure as { code?: unknown }).code === "closed") throw failure;
      this.#stale = null;
      this.#fail(failure);
    } finally {
      this.#taking = null;
    }
    // Where only the field's own path has changed, no row has.
    if (this.#toldElsewhere && showsItem(entry.group))
      this.#hasRows ||= this.#pathOf(entry) !== entry.group.path;
    // Who was told of it may have edited it in turn, or have put another item in its place.
    if (this.#timesTold > 1) entry.fill(this.#draft);
  }

  /** Where the value is that an entry shows. */
  #pathOf({ group }: Entry): string | undefined {
    return group.kind === "rows" || group.kind === "marked"
      ? group.path
      : this.#draft.pathOfInput(group.path);
  }

  /** The entries by the path of what they show. */
  #shown(): ReadonlyMap<string, Entry> {
    if (!this.#hasRows) return this.#entries;
    const shown = new Map<string, Entry>();
    for (const entry of this.#entries.values()) {
      const path = showsItem(entry.group) ? this.#pathOf(entry) : entry.group.path;
      // A row that is not filled in shows nothing.
      shown.set(path ?? `-${entry.group.path}`, entry);
    }
    return shown;
  }

  #leave(entry: Entry, to: EventTarget | null): void {
    if (entry.group.controls.includes(to as Control)) return;
    entry.isComposing = false;
    this.#take(entry);
    // Nobody is told off for passing through a field.
    if (entry.isEdited) entry.isOpen = true;
    this.#judgeSoon();
    if (!entry.isUnreadable) entry.fill(this.#draft);
  }

  #open(entry: Entry): void {
    entry.isOpen = true;
    this.#stale?.add(entry);
    this.#judgeStale();
  }

  // What the draft does.

  #follow(paths: readonly string[], issuePaths: readonly string[] | null): void {
    if (this.#isOfTaking(paths) && issuePaths !== null && this.#isOfTaking(issuePaths)) {
      this.#timesTold++;
      return;
    }
    const concerned = this.#concernedBy(paths);
    this.#toldElsewhere ||= paths.length !== 1 || paths[0] !== this.#taking?.group.path;
    this.#noteStale(issuePaths);
    if (this.#taking !== null && concerned.includes(this.#taking)) this.#timesTold++;
    // In the middle of a letter nothing is written, unless the letter would go to another item than it is meant for.
    const mayWrite = (entry: Entry): boolean => !entry.isComposing || showsItem(entry.group);
    const changed = concerned.filter((entry) => entry !== this.#taking && mayWrite(entry));
    for (const entry of changed) entry.fill(this.#draft);
    if (this.#taking === null) this.#judgeStale();
  }

  /** Whether these are the path of the entry that the person is changing, which no other entry shows. */
  #isOfTaking(paths: readonly string[]): boolean {
    const entry = this.#taking;
    if (entry === null || this.#hasRows || paths.length !== 1 || paths[0] !== entry.group.path) return false;
    return !entry.isWithinAnother && entry.group.field.type !== "array";
  }

  /** The entries that show something of what has changed; for a field's own path without looking at the others. */
  #concernedBy(paths: readonly string[]): Entry[] {
    const [path = ""] = paths;
    const own = paths.length === 1 && !this.#hasRows ? this.#entries.get(path) : undefined;
    if (own === undefined || own.group.field.type === "array")
      return [...this.#shown()].flatMap(([shown, entry]) =>
        concerns(paths, shown) || concerns(paths, entry.group.path) ? [entry] : [],
      );
    return own.isWithinAnother ? [own, ...this.#around(own)] : [own];
  }

  /** The entries that show a list or an object around another entry. */
  #around({ group: { path } }: Entry): Entry[] {
    const found: Entry[] = [];
    for (let end = path.lastIndexOf("/"); end > 0; end = path.lastIndexOf("/", end - 1)) {
      const around = this.#entries.get(path.slice(0, end));
      if (around !== undefined) found.push(around);
    }
    return found;
  }

  #noteStale(issuePaths: readonly string[] | null): void {
    const entries = this.#hasRows ? [undefined] : (issuePaths ?? [""]).map((path) => this.#entries.get(path));
    for (const entry of entries) {
      if (entry === undefined || entry.group.field.type === "array") this.#stale = null;
      else this.#stale?.add(entry);
    }
  }

  /** Judges the entries that may have changed, or all. */
  #judgeStale(isQuiet = false): void {
    const stale = this.#stale;
    if (stale === null) {
      this.#judge(isQuiet);
      return;
    }
    this.#stale = new Set();
    this.#speaker.judgeOnly(this.#entries, stale, isQuiet);
  }

  #judge(isQuiet = false): Control | null {
    const shown = this.#shown();
    this.#hasRows = [...shown].some(([path, entry]) => path !== entry.group.path);
    this.#stale = this.#hasRows ? null : new Set();
    return this.#speaker.judge(shown, isQuiet);
  }

  #judgeSoon(isQuiet = false): void {
    this.#press.whenReleased(() => this.#afterwards(() => this.#judge(isQuiet)));
  }

  // Submitting.

  #submit(event: SubmitEvent): void {
    let isReady = false;
    try {
      isReady = this.#resume === null && this.#isReady(event.submitter);
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
    for (const entry of this.#entries.values()) if (!entry.isReadOnly) this.#take(entry);
    this.#judge(true);
    const isUnreadable = [...this.#entries.values()].some((entry) => entry.isUnreadable);
    const isChecked =
      this.#attributes.original(this.#form, "novalidate") === null &&
      submitter?.hasAttribute("formnovalidate") !== true;
    const isFine = !isChecked || this.#form.checkValidity();
    // What the server refused may be sent again: it may have changed its mind, or it knows better now.
    if (isFine && this.#draft.patch().valid && !isUnreadable) return true;
    for (const entry of this.#entries.values()) entry.isOpen = true;
    this.#speaker.startAnew();
    const first = this.#judge();
    if (first !== null) focusOn(first);
    // Only the browser knows what is wrong at a control that is none of the draft's.
    else if (!isFine) this.#form.reportValidity();
    this.#options.onInvalid?.(this.#draft, this.#draft.patch().issues);
    return false;
  }

  #send(onSubmit: NonNullable<BindFormOptions<unknown, unknown>["onSubmit"]>): void {
    let result: unknown;
    try {
      result = onSubmit(this.#draft, this.#draft.patch());
    } catch (failure) {
      this.#fail(failure);
      return;
    }
    if (!isThenable(result)) return;
    this.#resume = pause(this.#form, this.#attributes);
    Promise.resolve(result).then(
      () => this.#sent(),
      (failure: unknown) => {
        this.#wake();
        this.#fail(failure);
      },
    );
  }

  #sent(): void {
    if (this.#listening.signal.aborted) return;
    this.#wake();
    for (const entry of this.#entries.values()) {
      entry.isEdited = false;
      entry.isOpen = false;
    }
    this.#afterwards(() => {
      this.refresh();
      focusOn(this.#judge());
    });
  }

  #wake(): void {
    const resume = this.#resume;
    this.#resume = null;
    resume?.();
  }

  /** The browser resets the controls after this event; then they show the draft again. */
  #reset(event: Event): void {
    if (event.defaultPrevented) return;
    for (const entry of this.#entries.values()) {
      entry.isEdited = false;
      entry.isOpen = false;
      entry.isComposing = false;
    }
    this.#draft.revert();
    clearTimeout(this.#resetting);
    this.#resetting = setTimeout(() => {
      for (const entry of this.#entries.values()) entry.fill(this.#draft, true);
      this.#judge();
    });
  }

  #fail(failure: unknown): void {
    const { onFailure } = this.#options;
    if (onFailure !== undefined) onFailure(failure);
    else reportError(failure);
  }
}

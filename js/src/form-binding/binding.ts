import { report } from "../report.js";
import type { Field } from "../types/field.js";
import type { BindFormOptions } from "../types/form-binding.js";
import { Attributes } from "./attributes.js";
import { Entry, hasFocus } from "./entry.js";
import { fieldAt } from "./field-at.js";
import { focusOn } from "./focus.js";
import type { Control, Group } from "./groups.js";
import { concerns, groupsOf, isSameGroup, nameOf, showsItem } from "./groups.js";
import { Hearing } from "./hearing.js";
import { isThenable, pause } from "./pause.js";
import { Press } from "./press.js";
import { Speaker } from "./speaker.js";
import type { AnyDraft } from "./values.js";
import { textsOf } from "./values.js";
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
  #timesTold = 0;
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
    this.#unsubscribe = draft.subscribe((paths) => this.#follow(paths));
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
      if (!isSame) fresh.push(entry);
      this.#entries.set(group.path, entry);
    }
    this.#hearing.keep(new Set(groups.flatMap(({ controls }) => controls)));
    const names = new Set(groups.map(({ name }) => name));
    for (const { group } of before.values()) if (!names.has(group.name)) this.#speaker.drop(group);
    if (fresh.length === 0 && before.size === this.#entries.size && before.size > 0) return;
    const texts = textsOf(this.#draft);
    for (const entry of fresh) {
      this.#hearing.attend(entry);
      entry.fill(this.#draft, texts, true);
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
    if (this.#options.reveal === "atOnce") entry.isOpen = false;
    if (isDone || entry.group.kind === "radios") entry.isOpen = true;
    // What fills in a control that the person is not in, such as a password manager, is done with it.
    if (!entry.group.controls.some(hasFocus)) entry.isOpen = true;
    if (entry.isTouched) this.#take(entry);
    this.#judgeSoon(!entry.isOpen || entry.group.controls.some(hasFocus));
  }

  #take(entry: Entry): void {
    entry.isEdited = true;
    this.#taking = entry;
    this.#timesTold = 0;
    try {
      entry.take(this.#draft, (path) => this.#fieldAt(path));
    } finally {
      this.#taking = null;
    }
    // Who was told of it may have edited it in turn, or have put another item in its place.
    if (this.#timesTold > 1) entry.fill(this.#draft, textsOf(this.#draft));
  }

  #fieldAt(path: string): Field | undefined {
    return fieldAt(this.#draft.endpoint.resourceFields, path);
  }

  #leave(entry: Entry, to: EventTarget | null): void {
    if (entry.group.controls.includes(to as Control)) return;
    entry.isComposing = false;
    if (entry.isTouched) this.#take(entry);
    // Nobody is told off for passing through a field.
    if (entry.isEdited) entry.isOpen = true;
    this.#judgeSoon();
    if (!entry.isUnreadable) entry.fill(this.#draft, textsOf(this.#draft));
  }

  #open(entry: Entry): void {
    entry.isOpen = true;
    this.#judge();
  }

  // What the draft does.

  #follow(paths: readonly string[]): void {
    const concerned = [...this.#entries.values()].filter(({ group }) => concerns(paths, group.path));
    if (this.#taking !== null && concerned.includes(this.#taking)) this.#timesTold++;
    // In the middle of a letter nothing is written, unless the letter would go to another item than it is meant for.
    const mayWrite = (entry: Entry): boolean => !entry.isComposing || showsItem(entry.group);
    const changed = concerned.filter((entry) => entry !== this.#taking && mayWrite(entry));
    if (changed.length > 0) {
      const texts = textsOf(this.#draft);
      for (const entry of changed) entry.fill(this.#draft, texts);
    }
    if (this.#taking === null) this.#judge();
  }

  #judge(isQuiet = false): Control | null {
    return this.#speaker.judge(this.#entries, isQuiet);
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
    for (const entry of this.#entries.values()) if (!entry.isReadOnly && entry.isTouched) this.#take(entry);
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
      const texts = textsOf(this.#draft);
      for (const entry of this.#entries.values()) entry.fill(this.#draft, texts, true);
      this.#judge();
    });
  }

  #fail(failure: unknown): void {
    const { onFailure } = this.#options;
    if (onFailure !== undefined) onFailure(failure);
    else report(failure);
  }
}

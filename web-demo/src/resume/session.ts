import type { Change, ResumeDraft, ResumeEndpoint } from "../library";
import type { Versions } from "./changes";
import { ResumeCopy } from "./copy";
import { counterpart } from "./counterpart";
import { Decisions } from "./decisions";
import { editingOf } from "./editing";
import { ResumeFields } from "./fields";
import { ResumeForm } from "./form/form";
import { Incoming } from "./incoming";
import { MovedByHand } from "./moved-by-hand";
import { changesOfOthers, type Resumes, SERVER, SOMEBODY } from "./others";
import { isTouched, stepsOf } from "./pointer";
import { remarksOf } from "./remarks";
import { type Review, review } from "./review";

/** Where a resume is edited. */
export interface Setting {
  readonly endpoint: ResumeEndpoint;
  readonly formElement: HTMLFormElement;
  readonly nav: HTMLElement;
  /** The draft was edited, and the form shows it. */
  readonly onEdit: () => void;
  /** Everything else there is to tell is known. */
  readonly onReview: () => void;
}

// How long a look at the whole may take to be no hindrance: to the next key, and to somebody who has pressed a button.
const HARMLESS_MS = 12;
const BEARABLE_MS = 60;
const FRAME_MS = 20;
const PAUSE_MS = 200;

/**
 * The editing of one resume: the form follows the draft at once, place by place. What takes looking at the whole waits,
 * after a key, until the key is on the screen, and with a long resume until the person pauses.
 */
export class ResumeSession {
  readonly form: ResumeForm;
  readonly fields: ResumeFields;
  readonly decisions: Decisions;
  readonly #copy: ResumeCopy;
  readonly #moved: MovedByHand;
  readonly #leave: () => void;
  #incoming: Incoming | null = null;
  #review: Review;
  /** What was typed and could not be read, by its place, as far as it is known. */
  #unread: Map<string, string>;
  #reviewTook = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #changed: string[] = [];
  #isEditing = false;

  constructor(
    readonly draft: ResumeDraft,
    private readonly setting: Setting,
  ) {
    this.#copy = new ResumeCopy(draft);
    this.fields = new ResumeFields(setting.endpoint, this.value);
    this.decisions = new Decisions(draft, this.fields);
    this.#moved = new MovedByHand(this.fields);
    this.#review = review(draft, this.value, this.#moved);
    this.#unread = new Map(this.#review.unread);
    this.form = new ResumeForm(
      setting.formElement,
      setting.nav,
      editingOf({
        fields: this.fields,
        draft,
        copy: this.#copy,
        unreadAt: (path) => this.#unread.get(path),
        edit: (edit, isTyping) => this.edit(edit, isTyping),
        onMove: (list, item) => this.#moved.add(list, item),
      }),
    );
    this.form.refresh();
    this.decisions.follow(this.value);
    this.#leave = draft.subscribe((paths) => this.#hear(paths));
  }

  /** The resume with the edits in it. What was not edited stays the same object. */
  get value(): object {
    return this.#copy.value;
  }

  /** The resume as the server has it, and with the edits. */
  get versions(): Versions {
    return { fields: this.fields, before: this.draft.base, after: this.value };
  }

  /** What there was to tell of the draft when it was last looked at as a whole. */
  get review(): Review {
    return this.#review;
  }

  get incoming(): Incoming | null {
    return this.#incoming;
  }

  /** Makes edits, and then shows them together. Gives where they were. */
  edit(edit: () => void, isTyping = false): readonly string[] {
    this.#isEditing = true;
    const changed: string[] = [];
    try {
      edit();
    } finally {
      this.#isEditing = false;
      changed.push(...this.#changed.splice(0));
      this.#follow(changed, isTyping);
    }
    return changed;
  }

  /** Somebody else has stored another version: it becomes what is edited, and the edits stay. */
  takeIn(latest: object, who: string): readonly Change[] {
    const before = this.draft.base;
    const changes = this.setting.endpoint.diff(before, latest);
    this.#incoming = new Incoming(who, changes, before, latest);
    this.edit(() => this.draft.rebase(latest));
    this.form.forgetRemovals();
    return changes;
  }

  /** Looks whether somebody else had stored something, which is in what is edited by now; null where nobody had. */
  noticeOthers(resumes: Resumes): Incoming | null {
    const changes = changesOfOthers(this.setting.endpoint, this.fields, resumes);
    if (changes.length === 0) return null;
    this.#incoming = new Incoming(SOMEBODY, changes, resumes.before, resumes.after);
    this.tell();
    return this.#incoming;
  }

  /** The server stored something otherwise than it was sent; `mine`: the resume as it was sent. */
  noticeServer(altered: readonly Change[], mine: object): void {
    this.#incoming = new Incoming(SERVER, altered, mine, this.draft.base);
    this.tell();
  }

  /** What came in, and what was decided of it, has been read. */
  forgetIncoming(): void {
    this.#incoming = null;
    this.decisions.forgetSettled();
    this.tell();
  }

  /** The places that were edited, as the resume of the server has them. */
  editedPlaces(): string[] {
    return this.#review.changes
      .filter((change) => change.kind === "replace")
      .map((change) => counterpart(this.fields, change.path, this.value, this.draft.base))
      .filter((path) => path !== null);
  }

  /** Looks at the whole now. */
  tell(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const start = performance.now();
    const before = this.#unread;
    this.#review = review(this.draft, this.value, this.#moved);
    const { issues, changes, unread } = this.#review;
    this.#unread = new Map(unread);
    const other = [...before, ...unread].filter(([path]) => before.get(path) !== unread.get(path));
    if (other.length > 0) this.form.refresh(other.map(([path]) => path));
    const isInList = (path: string): boolean => Array.isArray(this.#copy.at(path));
    const theirs = this.#incoming?.placesIn(this.fields, this.value) ?? null;
    this.form.remark(remarksOf(issues, changes, isInList, theirs));
    this.setting.onReview();
    this.#reviewTook = performance.now() - start;
  }

  /** What is put off is told before anything is made of it. */
  catchUp(): void {
    if (this.#timer !== undefined) this.tell();
  }

  close(): void {
    clearTimeout(this.#timer);
    this.#leave();
  }

  /** What is typed is known at once; what a step back brings is told with all the rest. */
  #followUnread(changed: readonly string[], isTyping: boolean): void {
    for (const path of this.#unread.keys()) if (isTouched(path, changed)) this.#unread.delete(path);
    for (const path of isTyping ? changed : []) {
      const text = this.draft.issuesAt(path).find(({ params }) => "input" in params)?.params.input;
      if (typeof text === "string") this.#unread.set(path, text);
    }
  }

  #hear(paths: readonly string[]): void {
    if (this.#isEditing) this.#changed.push(...paths);
    else this.#follow(paths, false);
  }

  #follow(changed: readonly string[], isTyping: boolean): void {
    if (changed.length === 0) return;
    this.#copy.follow(this.draft, changed);
    this.#followUnread(changed, isTyping);
    if (changed.some((path) => stepsOf(path).length < 2)) this.fields.follow(this.value);
    this.form.refresh(changed);
    this.decisions.follow(this.value);
    this.setting.onEdit();
    clearTimeout(this.#timer);
    if (!isTyping && this.#reviewTook < BEARABLE_MS) this.tell();
    else this.#timer = setTimeout(() => this.tell(), this.#reviewTook < HARMLESS_MS ? FRAME_MS : PAUSE_MS);
  }
}

import type { Change, ResumeDraft, ResumeEndpoint } from "../library";
import { ResumeCopy } from "./copy";
import { counterpart } from "./counterpart";
import { Decisions } from "./decisions";
import { editingOf } from "./editing";
import { ResumeFields } from "./fields";
import { ResumeForm } from "./form/form";
import { Incoming } from "./incoming";
import { MovedByHand } from "./moved-by-hand";
import { remarksOf } from "./remarks";
import { type Review, review } from "./review";

/** Where a resume is edited. */
export interface Setting {
  readonly endpoint: ResumeEndpoint;
  readonly formElement: HTMLFormElement;
  readonly nav: HTMLElement;
  /** Everything there is to tell is known. */
  readonly onReview: () => void;
}

const QUICK_MS = 12; // A review that takes no longer is not put off further than to behind the next frame.
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
    this.form = new ResumeForm(
      setting.formElement,
      setting.nav,
      editingOf({
        fields: this.fields,
        draft,
        copy: this.#copy,
        unreadAt: (path) => this.#review.unread.get(path),
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

  /** What there was to tell of the draft when it was last looked at as a whole. */
  get review(): Review {
    return this.#review;
  }

  get incoming(): Incoming | null {
    return this.#incoming;
  }

  /** Makes edits, and then shows them together. */
  edit(edit: () => void, isTyping = false): void {
    this.#isEditing = true;
    try {
      edit();
    } finally {
      this.#isEditing = false;
      this.#follow(isTyping);
    }
  }

  /** Somebody else has stored another version: it becomes what is edited, and the edits stay. */
  takeIn(latest: object, who: string): readonly Change[] {
    const before = this.draft.base;
    const changes = this.setting.endpoint.diff(before, latest);
    this.#incoming = new Incoming(who, changes, before);
    this.edit(() => this.draft.rebase(latest));
    this.form.forgetRemovals();
    return changes;
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
    const before = this.#review.unread;
    this.#review = review(this.draft, this.value, this.#moved);
    const { issues, changes, unread } = this.#review;
    const other = [...before, ...unread].filter(([path]) => before.get(path) !== unread.get(path));
    if (other.length > 0) this.form.refresh(other.map(([path]) => path));
    const isInList = (path: string): boolean => Array.isArray(this.#copy.at(path));
    const theirs = this.#incoming?.placesIn(this.fields, this.draft.base, this.value) ?? null;
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

  #hear(paths: readonly string[]): void {
    this.#changed.push(...paths);
    if (!this.#isEditing) this.#follow(false);
  }

  #follow(isTyping: boolean): void {
    const changed = this.#changed.splice(0);
    if (changed.length === 0) return;
    this.#copy.follow(this.draft, changed);
    this.form.refresh(changed);
    this.decisions.follow(this.value);
    const isQuick = this.#reviewTook < QUICK_MS;
    clearTimeout(this.#timer);
    const isAsked = this.decisions.all.length > 0; // and has the answer beside the question
    if (isQuick && (!isTyping || isAsked)) this.tell();
    else this.#timer = setTimeout(() => this.tell(), isQuick ? FRAME_MS : PAUSE_MS);
  }
}

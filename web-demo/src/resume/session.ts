import type { Change, ResumeDraft, ResumeEndpoint } from "../library";
import { annotationsOf } from "./annotations";
import type { Versions } from "./changes";
import { changesByOthers, type ResumeVersions, SERVER, SOMEONE_ELSE } from "./changes-by-others";
import { Decisions } from "./decisions";
import { DraftValue } from "./draft-value";
import { editingOf } from "./editing";
import { ResumeFields } from "./fields";
import { ResumeForm } from "./form/form";
import { ManualMoves } from "./manual-moves";
import { OtherChanges } from "./other-changes";
import { mapPath } from "./path-mapping";
import { overlapsAny, stepsOf } from "./pointer";
import { type Review, review } from "./review";

/** Where a resume is edited. */
export interface SessionOptions {
  readonly endpoint: ResumeEndpoint;
  readonly formElement: HTMLFormElement;
  readonly nav: HTMLElement;
  /** The draft was edited, and the form shows it. */
  readonly onEdit: () => void;
  /** Everything else there is to tell is known. */
  readonly onReview: () => void;
}

// How long a look at the whole may take to be no hindrance: to the next key, and to somebody who has pressed a button.
const FAST_REVIEW_MS = 12;
const ACCEPTABLE_REVIEW_MS = 60;
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
  readonly #draftValue: DraftValue;
  readonly #manualMoves: ManualMoves;
  readonly #unsubscribe: () => void;
  #otherChanges: OtherChanges | null = null;
  #review: Review;
  /** What was typed and could not be read, by its place, as far as it is known. */
  #unparsed: Map<string, string>;
  #reviewTook = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #changed: string[] = [];
  #isEditing = false;

  constructor(
    readonly draft: ResumeDraft,
    private readonly options: SessionOptions,
  ) {
    this.#draftValue = new DraftValue(draft);
    this.fields = new ResumeFields(options.endpoint, this.value);
    this.decisions = new Decisions(draft, this.fields);
    this.#manualMoves = new ManualMoves(this.fields);
    this.#review = review(draft, this.value, this.#manualMoves);
    this.#unparsed = new Map(this.#review.unparsed);
    this.form = new ResumeForm(
      options.formElement,
      options.nav,
      editingOf({
        fields: this.fields,
        draft,
        draftValue: this.#draftValue,
        unparsedAt: (path) => this.#unparsed.get(path),
        edit: (edit, isTyping) => this.edit(edit, isTyping),
        onMove: (list, item) => this.#manualMoves.add(list, item),
      }),
    );
    this.form.refresh();
    this.decisions.update(this.value);
    this.#unsubscribe = draft.subscribe((paths) => this.#onDraftChange(paths));
  }

  /** The resume with the edits in it. What was not edited stays the same object. */
  get value(): object {
    return this.#draftValue.value;
  }

  /** The resume as the server has it, and with the edits. */
  get versions(): Versions {
    return { fields: this.fields, before: this.draft.base, after: this.value };
  }

  /** What there was to tell of the draft when it was last looked at as a whole. */
  get review(): Review {
    return this.#review;
  }

  get otherChanges(): OtherChanges | null {
    return this.#otherChanges;
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
      this.#update(changed, isTyping);
    }
    return changed;
  }

  /** Somebody else has stored another version: it becomes what is edited, and the edits stay. */
  rebase(latest: object, who: string): readonly Change[] {
    const before = this.draft.base;
    const changes = this.options.endpoint.diff(before, latest);
    this.#otherChanges = new OtherChanges(who, changes, before, latest);
    this.edit(() => this.draft.rebase(latest));
    this.form.clearRemovals();
    return changes;
  }

  /** Looks whether somebody else had stored something, which is in what is edited by now; null where nobody had. */
  findChangesByOthers(resumes: ResumeVersions): OtherChanges | null {
    const changes = changesByOthers(this.options.endpoint, this.fields, resumes);
    if (changes.length === 0) return null;
    this.#otherChanges = new OtherChanges(SOMEONE_ELSE, changes, resumes.before, resumes.after);
    this.updateReview();
    return this.#otherChanges;
  }

  /** The server stored something otherwise than it was sent; `mine`: the resume as it was sent. */
  showServerChanges(altered: readonly Change[], mine: object): void {
    this.#otherChanges = new OtherChanges(SERVER, altered, mine, this.draft.base);
    this.updateReview();
  }

  /** What came in, and what was decided of it, has been read. */
  dismissOtherChanges(): void {
    this.#otherChanges = null;
    this.decisions.forgetSettled();
    this.updateReview();
  }

  /** The places that were edited, as the resume of the server has them. */
  editedPaths(): string[] {
    return this.#review.changes
      .filter((change) => change.kind === "replace")
      .map((change) => mapPath(this.fields, change.path, this.value, this.draft.base))
      .filter((path) => path !== null);
  }

  /** Looks at the whole now. */
  updateReview(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const start = performance.now();
    const before = this.#unparsed;
    this.#review = review(this.draft, this.value, this.#manualMoves);
    const { issues, changes, unparsed } = this.#review;
    this.#unparsed = new Map(unparsed);
    const other = [...before, ...unparsed].filter(([path]) => before.get(path) !== unparsed.get(path));
    if (other.length > 0) this.form.refresh(other.map(([path]) => path));
    const isInList = (path: string): boolean => Array.isArray(this.#draftValue.at(path));
    const theirs = this.#otherChanges?.pathsIn(this.fields, this.value) ?? null;
    this.form.annotate(annotationsOf(issues, changes, isInList, theirs));
    this.options.onReview();
    this.#reviewTook = performance.now() - start;
  }

  /** What is put off is told before anything is made of it. */
  flushReview(): void {
    if (this.#timer !== undefined) this.updateReview();
  }

  close(): void {
    clearTimeout(this.#timer);
    this.#unsubscribe();
  }

  /** What is typed is known at once; what a step back brings is told with all the rest. */
  #updateUnparsed(changed: readonly string[], isTyping: boolean): void {
    for (const path of this.#unparsed.keys()) if (overlapsAny(path, changed)) this.#unparsed.delete(path);
    for (const path of isTyping ? changed : []) {
      const text = this.draft.issuesAt(path).find(({ params }) => "input" in params)?.params.input;
      if (typeof text === "string") this.#unparsed.set(path, text);
    }
  }

  #onDraftChange(paths: readonly string[]): void {
    if (this.#isEditing) this.#changed.push(...paths);
    else this.#update(paths, false);
  }

  #update(changed: readonly string[], isTyping: boolean): void {
    if (changed.length === 0) return;
    this.#draftValue.update(this.draft, changed);
    this.#updateUnparsed(changed, isTyping);
    if (changed.some((path) => stepsOf(path).length < 2)) this.fields.update(this.value);
    this.form.refresh(changed);
    this.decisions.update(this.value);
    this.options.onEdit();
    clearTimeout(this.#timer);
    if (!isTyping && this.#reviewTook < ACCEPTABLE_REVIEW_MS) this.updateReview();
    else
      this.#timer = setTimeout(
        () => this.updateReview(),
        this.#reviewTook < FAST_REVIEW_MS ? FRAME_MS : PAUSE_MS,
      );
  }
}

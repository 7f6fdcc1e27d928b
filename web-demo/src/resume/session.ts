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

/** The options of `ResumeSession`. */
export interface SessionOptions {
  readonly endpoint: ResumeEndpoint;
  readonly formElement: HTMLFormElement;
  readonly nav: HTMLElement;
  /** Called after an edit, once the form is updated. */
  readonly onEdit: () => void;
  /** Called after `review` was updated. */
  readonly onReview: () => void;
}

// The longest durations of a review that do not delay the next key (fast) or a pressed button (acceptable).
const FAST_REVIEW_MS = 12;
const ACCEPTABLE_REVIEW_MS = 60;
const FRAME_MS = 20;
const PAUSE_MS = 200;

/**
 * The editing of one resume. The form follows each edit at once. Reviewing the whole draft waits until the
 * key is on the screen, and for long resumes until the person pauses.
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
  /** Typed texts that could not be parsed, by path, as far as they are known. */
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

  /** The edited resume. Unedited parts keep their object identity. */
  get value(): object {
    return this.#draftValue.value;
  }

  /** The resume on the server and with the edits. */
  get versions(): Versions {
    return { fields: this.fields, before: this.draft.base, after: this.value };
  }

  /** The latest review of the draft. */
  get review(): Review {
    return this.#review;
  }

  get otherChanges(): OtherChanges | null {
    return this.#otherChanges;
  }

  /**
   * Runs edits and then updates the form once.
   * @returns The changed paths.
   */
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

  /** Rebases the draft on a version that someone else saved; the edits stay. */
  rebase(latest: object, who: string): readonly Change[] {
    const before = this.draft.base;
    const changes = this.options.endpoint.diff(before, latest);
    this.#otherChanges = new OtherChanges(who, changes, before, latest);
    this.edit(() => this.draft.rebase(latest));
    this.form.clearRemovals();
    return changes;
  }

  /** Finds changes that someone else saved and that are now part of the draft; null when there are none. */
  findChangesByOthers(resumes: ResumeVersions): OtherChanges | null {
    const changes = changesByOthers(this.options.endpoint, this.fields, resumes);
    if (changes.length === 0) return null;
    this.#otherChanges = new OtherChanges(SOMEONE_ELSE, changes, resumes.before, resumes.after);
    this.updateReview();
    return this.#otherChanges;
  }

  /**
   * Shows what the server saved differently.
   * @param mine The resume as it was sent.
   */
  showServerChanges(altered: readonly Change[], mine: object): void {
    this.#otherChanges = new OtherChanges(SERVER, altered, mine, this.draft.base);
    this.updateReview();
  }

  /** Dismisses other people's changes and the resolved conflicts. */
  dismissOtherChanges(): void {
    this.#otherChanges = null;
    this.decisions.clearResolved();
    this.updateReview();
  }

  /** Returns the paths that were edited, as the server's resume has them. */
  editedPaths(): string[] {
    return this.#review.changes
      .filter((change) => change.kind === "replace")
      .map((change) => mapPath(this.fields, change.path, this.value, this.draft.base))
      .filter((path) => path !== null);
  }

  /** Reviews the draft now. */
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

  /** Runs a delayed review now. */
  flushReview(): void {
    if (this.#timer !== undefined) this.updateReview();
  }

  close(): void {
    clearTimeout(this.#timer);
    this.#unsubscribe();
  }

  /** Updates the unparsed texts of typing at once; those of undo follow with the review. */
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

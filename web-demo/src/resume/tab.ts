import type { SendResult } from "resume-patch/client";
import type { KeptDraft } from "resume-patch/storage";
import { announce } from "../app/announcer";
import { byId } from "../app/element";
import type { History } from "../editing/history";
import { type Said, wordsFor } from "../editing/words";
import type { Change, Encoding, Resume, ResumeEndpoint, ResumeUpdate } from "../library";
import type { Occupant, Panel } from "../panel/panel";
import { counted } from "../panel/save-bar";
import type { Seat } from "../panel/seat";
import type { PageServer } from "../server/connect";
import { MergeView } from "./merge-view";
import { PanelSide } from "./panel-side";
import { split } from "./pointer";
import { putBack } from "./put-back";
import { ResumeSession } from "./session";
import type { ResumeSettings } from "./settings";
import type { Target } from "./target";

interface Surroundings {
  readonly endpoint: ResumeEndpoint;
  readonly server: PageServer;
  readonly settings: () => ResumeSettings;
  /** Where changes are sent to now. */
  readonly target: () => Target;
  readonly panel: Panel;
  /** What is sent has an end: so, in words. */
  readonly onConclusion: (words: Said) => void;
  readonly onDirty: (dirty: boolean) => void;
}

type Kept = KeptDraft<Resume, ResumeUpdate>;

/** The editing of a whole resume, and what the panel says of it. */
export class ResumeTab implements Occupant {
  readonly formId = "resume-form";
  readonly #around: Surroundings;
  readonly #seat: Seat;
  readonly #beside: PanelSide;
  readonly #merge = new MergeView({
    decide: (decision, choice) => {
      this.#open.edit(() => this.#open.decisions.decide(decision, choice));
      this.#showUnsaved();
    },
    compare: (one, other) => this.#around.endpoint.diff({ summary: one }, { summary: other })[0]?.ranges,
    dismiss: () => {
      this.#open.forgetIncoming();
      this.#open.form.formElement.focus();
    },
  });
  readonly history: History = {
    undo: () => this.#step((draft) => draft.undo(), "Undone."),
    redo: () => this.#step((draft) => draft.redo(), "Done again."),
  };
  #kept: Kept;
  #open: ResumeSession;
  #saving = false;

  constructor(around: Surroundings, kept: Kept) {
    this.#around = around;
    this.#seat = around.panel.seatFor(this);
    this.#beside = new PanelSide(this.#seat, around, {
      putBack: (change) => this.#putBack(change),
      goTo: (path) => this.goTo(path),
    });
    this.#kept = kept;
    this.#open = this.#sessionOf(kept);
    this.#begin();
    this.#open.form.formElement.addEventListener("submit", (event) => {
      event.preventDefault();
      void this.save();
    });
    addEventListener("beforeunload", (event) => {
      // What is kept is there again the next time.
      if (this.dirty && this.#kept.failure !== null) event.preventDefault();
    });
  }

  get encodings(): readonly Encoding[] {
    return this.#around.endpoint.operation.encodings;
  }

  get dirty(): boolean {
    return this.#open.draft.dirty;
  }

  /** The tab is opened: the panel beside it is its own. */
  activate(): void {
    this.#around.panel.take(this.#seat);
  }

  /** Shows another resume; the edits of the last one stay kept. */
  open(kept: Kept): void {
    this.#open.close();
    void this.#kept.close();
    this.#kept = kept;
    this.#open = this.#sessionOf(kept);
    this.#seat.forgetSent();
    this.#begin();
  }

  discard(): void {
    const { draft, decisions, form } = this.#open;
    this.#open.edit(() => {
      draft.setServerIssues([]);
      draft.revert();
    });
    decisions.forgetSettled();
    form.forgetRemovals();
    this.#open.tell();
    this.#seat.offerBringBack();
    this.#seat.status("Changes discarded", "calm");
  }

  bringBack(): void {
    this.history.undo();
  }

  /** Brings in what other tabs have edited. */
  async combine(): Promise<void> {
    const conflicts = await this.#kept.combine();
    if (conflicts.length === 0) announce("The changes of the other tab are here.");
    else
      this.#seat.status(
        `The other tab changed ${counted(conflicts.length, "thing")} differently; yours stays`,
        "dirty",
      );
  }

  /** Takes the edits back, and forgets what was kept of them. */
  async throwAway(): Promise<void> {
    await this.#kept.discard();
    this.#open.form.forgetRemovals();
    this.#open.decisions.forgetSettled();
    this.#open.tell();
  }

  /** Where requests go has changed. */
  settingsChanged(): void {
    this.#beside.showRequest();
  }

  /** Somebody else has stored another version: it becomes what is edited, and the edits stay. */
  takeIn(latest: object, who: string): void {
    const changes = this.#open.takeIn(latest, who);
    this.#showUnsaved();
    const { length } = this.#open.draft.conflicts;
    const open = length === 0 ? "" : ` ${counted(length, "conflict")} to decide.`;
    announce(`${who} changed ${counted(changes.length, "thing")}.${open}`);
    this.#merge.focus();
  }

  /** The places that were edited, as the resume of the server has them. */
  editedPlaces(): string[] {
    this.#open.catchUp();
    return this.#open.editedPlaces();
  }

  async save(): Promise<void> {
    if (this.#saving) return;
    const open = this.#open;
    open.catchUp();
    const reason = this.#reasonNotToSend();
    if (reason !== null) {
      this.#seat.status(reason.text, reason.tone);
      return;
    }
    const { count } = open.review;
    const request = await this.#beside.compose(open.review);
    const { client, ids } = this.#around.target();
    this.#setSaving(true);
    const result = await client.send(open.draft, ids);
    this.#setSaving(false);
    if (open !== this.#open) {
      if (result.kind !== "sent")
        this.#seat.status(`The resume before this one was not saved. ${result.message}`, "bad");
      return;
    }
    this.#conclude(result, count);
    if (result.kind === "sent") this.#seat.sent(request, result.status);
  }

  linkTo(path: string): string | null {
    return path === "" ? null : `#${this.formId}`;
  }

  goTo(path: string): void {
    this.#seat.openSheet(false);
    this.#open.form.goTo(path);
  }

  useEncoding(): void {
    // The API takes JSON alone.
  }

  #sessionOf({ draft }: Kept): ResumeSession {
    return new ResumeSession(draft, {
      endpoint: this.#around.endpoint,
      formElement: byId(this.formId, HTMLFormElement),
      nav: byId("resume-sections", HTMLElement),
      onEdit: () => this.#showMerge(),
      onReview: () => this.#show(),
    });
  }

  #begin(): void {
    this.#open.tell();
    this.#showUnsaved();
  }

  #step(step: (draft: ResumeSession["draft"]) => boolean, words: string): void {
    let isDone = false;
    this.#open.edit(() => {
      isDone = step(this.#open.draft);
    });
    if (isDone) announce(words);
  }

  #reasonNotToSend(): { text: string; tone: "calm" | "bad" } | null {
    const { draft, review } = this.#open;
    const { length } = draft.conflicts;
    if (length > 0) {
      this.#seat.openSheet(false);
      this.#merge.focus();
      return { text: `Not saved. Decide ${counted(length, "conflict")} first.`, tone: "bad" };
    }
    if (!review.valid) {
      const [first] = review.issues;
      if (first) this.goTo(first.path);
      const errors = review.issues.filter((issue) => issue.severity === "error").length;
      return { text: `Not saved. Fix ${counted(errors, "problem")} first.`, tone: "bad" };
    }
    return review.patch.bodyText === "" ? { text: "Nothing to save", tone: "calm" } : null;
  }

  #conclude(result: SendResult, sent: number): void {
    const open = this.#open;
    if (result.kind === "sent") {
      open.form.forgetRemovals();
      open.forgetIncoming();
    } else open.catchUp();
    if (result.kind === "refused") this.goTo(result.issues[0]?.path ?? "");
    if (result.kind === "conflict") this.#merge.focus();
    const words = wordsFor(result, { sent, left: open.review.count });
    this.#seat.status(words.text, words.tone);
    this.#around.onConclusion(words);
  }

  #putBack(change: Change): void {
    const { draft, fields } = this.#open;
    this.#open.edit(() => putBack(draft, fields, change));
    const place = change.kind === "remove" ? change.path : split(change.path).parent;
    announce("Put back.");
    if (change.kind !== "add") this.goTo(draft.get(change.path) === undefined ? place : change.path);
  }

  #showUnsaved(): void {
    if (this.#saving) return;
    const { draft, review } = this.#open;
    const open = draft.conflicts.length;
    const unsaved = counted(review.count, "unsaved change");
    if (open > 0) this.#seat.status(`${counted(open, "conflict")} to decide, ${unsaved}`, "dirty");
    else if (review.dirty) this.#seat.status(unsaved, "dirty");
    else this.#seat.status("No unsaved changes", "calm");
  }

  #setSaving(saving: boolean): void {
    this.#saving = saving;
    this.#seat.saving(saving);
    if (saving) this.#seat.status("Saving…", "calm");
  }

  #showMerge(): void {
    const { decisions, incoming, versions } = this.#open;
    this.#merge.show(decisions.all, incoming, versions);
  }

  /** Shows what there is to tell of the draft. */
  #show(): void {
    const { draft, review, versions } = this.#open;
    const { issues, dirty, count } = review;
    this.#showMerge();
    this.#seat.problems(issues, dirty && draft.conflicts.length === 0);
    this.#seat.counts({ changes: count, problems: issues.length, dirty });
    this.#seat.steps(draft);
    this.#around.onDirty(dirty);
    this.#beside.show(versions, review, draft.conflicts.length);
    this.#showUnsaved();
  }
}

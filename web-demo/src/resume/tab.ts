import type { SendResult } from "resume-patch/client";
import { announce } from "../app/announcer";
import { byId } from "../app/element";
import { isFocusLost } from "../app/focus";
import type { History } from "../editing/history";
import type { Change, Encoding, ResumeEndpoint } from "../library";
import type { Occupant, Panel } from "../panel/panel";
import { counted } from "../panel/save-bar";
import type { Seat } from "../panel/seat";
import { conclude } from "./conclusion";
import { MergeView } from "./merge-view";
import { obstacleTo, unsavedOf } from "./obstacle";
import type { OpenResume } from "./opening";
import type { Resumes } from "./others";
import { PanelSide } from "./panel-side";
import { split } from "./pointer";
import { putBack } from "./put-back";
import { ResumeSession } from "./session";
import type { ResumeSettings } from "./settings";
import { stepAt, wordsForStep } from "./step";
import type { Target } from "./target";

interface Surroundings {
  readonly endpoint: ResumeEndpoint;
  readonly settings: () => ResumeSettings;
  /** Where changes are sent to now; `beforeChange` is called when one is about to be sent. */
  readonly target: (beforeChange?: () => void) => Target;
  readonly panel: Panel;
  /** What is sent has an end: so, in words. */
  readonly onConclusion: (text: string, isSent: boolean) => void;
  readonly onDirty: (dirty: boolean) => void;
}

/** The editing of a whole resume, and what the panel says of it. */
export class ResumeTab implements Occupant {
  readonly formId = "resume-form";
  readonly stop = (): void => this.#stopping.abort();
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
    undo: () => this.#step("undo"),
    redo: () => this.#step("redo"),
  };
  #resume: OpenResume;
  #open: ResumeSession;
  /** The saving that is under way. */
  #saving: Promise<void> | null = null;
  #stopping = new AbortController();
  #isOpening = false;

  constructor(around: Surroundings, resume: OpenResume) {
    this.#around = around;
    this.#seat = around.panel.seatFor(this);
    this.#beside = new PanelSide(this.#seat, around, {
      putBack: (change) => this.#putBack(change),
      goTo: (path) => this.goTo(path),
    });
    this.#resume = resume;
    this.#open = this.#sessionOf(resume);
    this.#open.tell();
    this.#open.form.formElement.addEventListener("submit", (event) => {
      event.preventDefault();
      void this.save();
    });
    addEventListener("beforeunload", (event) => {
      // What is kept is there again the next time.
      if (this.isOnlyHere) event.preventDefault();
    });
  }

  get encodings(): readonly Encoding[] {
    return this.#around.endpoint.operation.encodings;
  }

  /** There are edits that cannot be kept: who leaves loses them. */
  get isOnlyHere(): boolean {
    return !this.#isOpening && this.#open.draft.dirty && this.#resume.kept.failure !== null;
  }

  /** The tab is opened: the panel beside it is its own. */
  activate(): void {
    this.#around.panel.take(this.#seat);
  }

  /** Shows another resume, or the same anew; the edits of the last one stay kept. */
  async open(next: () => Promise<OpenResume>): Promise<void> {
    await this.#saving?.catch(() => {}); // said where it was begun
    const { formElement } = this.#open.form;
    this.#isOpening = true;
    formElement.inert = true;
    this.#open.close();
    // Of the same resume the next one takes over what this one has kept.
    await this.#resume.kept.close();
    this.#resume = await next();
    this.#open = this.#sessionOf(this.#resume);
    formElement.inert = false;
    this.#isOpening = false;
    this.#seat.forgetSent();
    this.#open.tell();
  }

  discard(): void {
    if (this.#isOpening) return;
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
    const conflicts = await this.#resume.kept.mergeOtherTabs();
    if (conflicts.length === 0) announce("The changes of the other tab are here.");
    else
      this.#seat.status(
        `The other tab changed ${counted(conflicts.length, "thing")} differently; yours stays`,
        "dirty",
      );
  }

  /** Takes the edits back, and forgets what was kept of them. */
  async throwAway(): Promise<void> {
    await this.#resume.kept.discard();
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
    if (this.#saving || this.#isOpening) return;
    this.#open.form.leaveOutEmpty();
    this.#open.catchUp();
    if (this.#isHeldBack()) return;
    this.#saving = this.#send(this.#open);
    await this.#saving;
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

  #sessionOf({ kept: { draft } }: OpenResume): ResumeSession {
    return new ResumeSession(draft, {
      endpoint: this.#around.endpoint,
      formElement: byId(this.formId, HTMLFormElement),
      nav: byId("resume-sections", HTMLElement),
      onEdit: () => this.#showMerge(),
      onReview: () => this.#show(),
    });
  }

  #step(direction: keyof History): void {
    if (this.#isOpening) return;
    const { draft, fields, form, value: before } = this.#open;
    const hadFocus = !isFocusLost();
    const places = this.#open.edit(() => draft[direction]());
    const step = stepAt(fields, places, before, this.#open.value);
    announce(wordsForStep(direction, step));
    if (step !== null) form.show(step.path, hadFocus && isFocusLost());
  }

  /** Says why nothing is sent, where that is so, and shows what is to be done about it. */
  #isHeldBack(): boolean {
    const { review } = this.#open;
    const isElsewhere = this.#around.target().address !== this.#resume.address;
    const obstacle = obstacleTo(this.#open, isElsewhere);
    if (obstacle === null) return false;
    const [first] = review.issues;
    if (obstacle.kind === "problems" && first) this.goTo(first.path);
    if (obstacle.kind === "conflicts") this.#goToConflicts();
    this.#seat.status(obstacle.text, obstacle.tone);
    return true;
  }

  async #send(open: ResumeSession): Promise<void> {
    const { draft, value: mine, review } = open;
    const before = draft.base;
    let after = before;
    const { client, ids } = this.#around.target(() => {
      after = draft.base; // with what somebody else had stored, and without the change that goes out now
    });
    const request = await this.#beside.request();
    this.#stopping = new AbortController();
    this.#seat.saving(true);
    this.#seat.status("Saving…", "calm");
    const result = await client.send(draft, ids, { signal: this.#stopping.signal }).finally(() => {
      this.#saving = null;
      this.#seat.saving(false);
    });
    if (result.kind !== "sent") after = draft.base;
    this.#conclude(result, review.count, { before, after, mine });
    if (result.kind === "sent" && request) this.#seat.sent(request, result.status);
  }

  #goToConflicts(): void {
    this.#seat.openSheet(false);
    this.#merge.focus();
  }

  #conclude(result: SendResult, sent: number, resumes: Resumes): void {
    const open = this.#open;
    const isSent = result.kind === "sent";
    const hadFocus = !isFocusLost();
    if (isSent) {
      open.form.forgetRemovals();
      open.forgetIncoming();
    } else open.catchUp();
    const words = conclude(open, result, sent, resumes);
    if (hadFocus && isFocusLost()) open.form.formElement.focus();
    if (result.kind === "refused" && result.issues[0]) this.goTo(result.issues[0].path);
    if (open.draft.conflicts.length > 0) this.#goToConflicts();
    this.#seat.status(words.text, words.tone);
    this.#around.onConclusion(words.text, isSent);
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
    const { text, tone } = unsavedOf(this.#open);
    this.#seat.status(text, tone);
  }

  #showMerge(): void {
    const { decisions, draft, incoming, versions } = this.#open;
    this.#merge.show(decisions.all, incoming, versions, draft.dirty);
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
    this.#beside.show(draft, versions, review);
    this.#showUnsaved();
  }
}

import type { SendResult } from "resume-patch/client";
import { announce } from "../app/announcer";
import { byId } from "../app/element";
import { isFocusLost } from "../app/focus";
import type { History } from "../editing/history";
import { discardEdits } from "../editing/stored-text";
import type { Change, Encoding, ResumeEndpoint } from "../library";
import type { Panel, PanelEditor } from "../panel/panel";
import type { PanelOutput } from "../panel/panel-output";
import { countText } from "../panel/save-bar";
import type { ResumeVersions } from "./changes-by-others";
import { stepAt, stepMessage } from "./history-step";
import type { OpenResume } from "./load-resume";
import { MergeView } from "./merge-view";
import { split } from "./pointer";
import { ResumePanel } from "./resume-panel";
import type { ResumeTarget } from "./resume-target";
import { revertChange } from "./revert-change";
import { saveBlockerOf, unsavedMessage } from "./save-blocker";
import { recordResult } from "./send-result";
import { ResumeSession } from "./session";
import type { ResumeSettings } from "./settings";

interface ResumeTabOptions {
  readonly endpoint: ResumeEndpoint;
  readonly settings: () => ResumeSettings;
  /**
   * Returns the server that changes are sent to.
   * @param beforeChange Called before a change request is sent.
   */
  readonly target: (beforeChange?: () => void) => ResumeTarget;
  readonly panel: Panel;
  /** Receives the message about a result. */
  readonly onResult: (text: string, isSent: boolean) => void;
  readonly onDirty: (dirty: boolean) => void;
}

/** The editor of a whole resume: its session and the panel. */
export class ResumeTab implements PanelEditor {
  readonly formId = "resume-form";
  readonly stop = (): void => this.#stopping.abort();
  readonly #options: ResumeTabOptions;
  readonly #panel: PanelOutput;
  readonly #resumePanel: ResumePanel;
  readonly #merge = new MergeView({
    decide: (decision, choice) => {
      this.#session.edit(() => this.#session.decisions.decide(decision, choice));
      this.#showUnsavedCount();
    },
    compare: (one, other) => this.#options.endpoint.diff({ summary: one }, { summary: other })[0]?.ranges,
    dismiss: () => {
      this.#session.dismissOtherChanges();
      this.#session.form.formElement.focus();
    },
  });
  readonly history: History = {
    undo: () => this.#step("undo"),
    redo: () => this.#step("redo"),
  };
  #resume: OpenResume;
  #session: ResumeSession;
  /** The request that is being sent. */
  #saving: Promise<void> | null = null;
  #stopping = new AbortController();
  #isOpening = false;

  constructor(options: ResumeTabOptions, resume: OpenResume) {
    this.#options = options;
    this.#panel = options.panel.outputFor(this);
    this.#resumePanel = new ResumePanel(this.#panel, options, {
      revert: (change) => this.#revert(change),
      goTo: (path) => this.goTo(path),
    });
    this.#resume = resume;
    this.#session = this.#sessionOf(resume);
    this.#session.updateReview();
    this.#session.form.formElement.addEventListener("submit", (event) => {
      event.preventDefault();
      void this.save();
    });
    addEventListener("beforeunload", (event) => {
      // Stored edits are restored at the next visit.
      if (this.wouldBeLost) event.preventDefault();
    });
  }

  get encodings(): readonly Encoding[] {
    return this.#options.endpoint.operation.encodings;
  }

  /** True when leaving the page would lose edits. */
  get wouldBeLost(): boolean {
    return !this.#isOpening && this.#session.draft.dirty && this.#resume.storedDraft.failure !== null;
  }

  activate(): void {
    this.#options.panel.show(this.#panel);
  }

  /** Opens another resume, or the same one again. The edits of the previous one stay stored. */
  async open(next: () => Promise<OpenResume>): Promise<void> {
    await this.#saving?.catch(() => {}); // reported where it was started
    const { formElement } = this.#session.form;
    this.#isOpening = true;
    formElement.inert = true;
    this.#session.close();
    // The same resume must be closed before its stored edits can be opened again.
    await this.#resume.storedDraft.close();
    this.#resume = await next();
    this.#session = this.#sessionOf(this.#resume);
    formElement.inert = false;
    this.#isOpening = false;
    this.#panel.hideSent();
    this.#session.updateReview();
  }

  discard(): void {
    if (this.#isOpening) return;
    const { draft, decisions, form } = this.#session;
    this.#session.edit(() => {
      draft.setServerIssues([]);
      draft.revert();
    });
    decisions.clearResolved();
    form.clearRemovals();
    this.#session.updateReview();
    this.#panel.offerUndoDiscard();
    this.#panel.showStatus("Changes discarded", "calm");
  }

  undoDiscard(): void {
    this.history.undo();
  }

  /** Merges the edits of other browser tabs. */
  async mergeOtherTabs(): Promise<void> {
    const conflicts = await this.#resume.storedDraft.mergeOtherTabs();
    if (conflicts.length === 0) announce("The changes from the other tab are now in your form.");
    else
      this.#panel.showStatus(
        `The other tab changed ${countText(conflicts.length, "thing")} differently. Your version is kept.`,
        "dirty",
      );
  }

  /** Discards the edits, including stored ones. */
  async discardStored(): Promise<void> {
    await discardEdits(this.#resume.storedDraft);
    this.#session.form.clearRemovals();
    this.#session.decisions.clearResolved();
    this.#session.updateReview();
  }

  /** Shows the request again after the server changed. */
  settingsChanged(): void {
    this.#resumePanel.showRequest();
  }

  /** Rebases the draft on a version that someone else saved; the edits stay. */
  rebase(latest: object, who: string): void {
    const changes = this.#session.rebase(latest, who);
    this.#showUnsavedCount();
    const { length } = this.#session.draft.conflicts;
    const open = length === 0 ? "" : ` ${countText(length, "conflict")} to resolve.`;
    announce(`${who} changed ${countText(changes.length, "thing")}.${open}`);
    this.#merge.focus();
  }

  /** Returns the paths that were edited, as the server's resume has them. */
  editedPaths(): string[] {
    this.#session.flushReview();
    return this.#session.editedPaths();
  }

  async save(): Promise<void> {
    if (this.#saving || this.#isOpening) return;
    this.#session.form.removeEmptyItems();
    this.#session.flushReview();
    if (this.#isBlocked()) return;
    this.#saving = this.#send(this.#session);
    await this.#saving;
  }

  linkTo(path: string): string | null {
    return path === "" ? null : `#${this.formId}`;
  }

  goTo(path: string): void {
    this.#panel.openSheet(false);
    this.#session.form.goTo(path);
  }

  useEncoding(): void {
    // The API accepts only JSON.
  }

  #sessionOf({ storedDraft: { draft } }: OpenResume): ResumeSession {
    return new ResumeSession(draft, {
      endpoint: this.#options.endpoint,
      formElement: byId(this.formId, HTMLFormElement),
      nav: byId("resume-sections", HTMLElement),
      onEdit: () => this.#showMerge(),
      onReview: () => this.#showReview(),
    });
  }

  #step(direction: keyof History): void {
    if (this.#isOpening) return;
    const { draft, fields, form, value: before } = this.#session;
    const hadFocus = !isFocusLost();
    const paths = this.#session.edit(() => draft[direction]());
    const step = stepAt(fields, paths, before, this.#session.value);
    announce(stepMessage(direction, step));
    if (step !== null) form.show(step.path, hadFocus && isFocusLost());
  }

  /** Shows what prevents saving and returns whether something does. */
  #isBlocked(): boolean {
    const { review } = this.#session;
    const isElsewhere = this.#options.target().address !== this.#resume.address;
    const blocker = saveBlockerOf(this.#session, isElsewhere);
    if (blocker === null) return false;
    const [first] = review.issues;
    if (blocker.kind === "problems" && first) this.goTo(first.path);
    if (blocker.kind === "conflicts") this.#goToConflicts();
    this.#panel.showStatus(blocker.text, blocker.tone);
    return true;
  }

  async #send(open: ResumeSession): Promise<void> {
    const { draft, value: mine, review } = open;
    const before = draft.base;
    let after = before;
    const { client, ids } = this.#options.target(() => {
      after = draft.base; // includes other people's changes, but not the change being sent
    });
    const request = await this.#resumePanel.request();
    this.#stopping = new AbortController();
    this.#panel.showSaving(true);
    this.#panel.showStatus("Saving…", "calm");
    const result = await client.send(draft, ids, { signal: this.#stopping.signal }).finally(() => {
      this.#saving = null;
      this.#panel.showSaving(false);
    });
    if (result.kind !== "sent") after = draft.base;
    this.#handleResult(result, review.count, { before, after, mine });
    if (result.kind === "sent" && request) this.#panel.showSent(request, result.status);
  }

  #goToConflicts(): void {
    this.#panel.openSheet(false);
    this.#merge.focus();
  }

  #handleResult(result: SendResult, sent: number, resumes: ResumeVersions): void {
    const open = this.#session;
    const isSent = result.kind === "sent";
    const hadFocus = !isFocusLost();
    if (isSent) {
      open.form.clearRemovals();
      open.dismissOtherChanges();
    } else open.flushReview();
    const message = recordResult(open, result, sent, resumes);
    if (hadFocus && isFocusLost()) open.form.formElement.focus();
    if (result.kind === "refused" && result.issues[0]) this.goTo(result.issues[0].path);
    if (open.draft.conflicts.length > 0) this.#goToConflicts();
    this.#panel.showStatus(message.text, message.tone);
    this.#options.onResult(message.text, isSent);
  }

  #revert(change: Change): void {
    const { draft, fields } = this.#session;
    this.#session.edit(() => revertChange(draft, fields, change));
    const path = change.kind === "remove" ? change.path : split(change.path).parent;
    announce("Put back.");
    if (change.kind !== "add") this.goTo(draft.get(change.path) === undefined ? path : change.path);
  }

  #showUnsavedCount(): void {
    if (this.#saving) return;
    const { text, tone } = unsavedMessage(this.#session);
    this.#panel.showStatus(text, tone);
  }

  #showMerge(): void {
    const { decisions, draft, otherChanges, versions } = this.#session;
    this.#merge.show(decisions.all, otherChanges, versions, draft.dirty);
  }

  /** Shows the latest review. */
  #showReview(): void {
    const { draft, review, versions } = this.#session;
    const { issues, dirty, count } = review;
    this.#showMerge();
    this.#panel.showProblems(issues, dirty && draft.conflicts.length === 0);
    this.#panel.showCounts({ changes: count, problems: issues.length, dirty });
    this.#panel.showHistory(draft);
    this.#options.onDirty(dirty);
    this.#resumePanel.show(draft, versions, review);
    this.#showUnsavedCount();
  }
}

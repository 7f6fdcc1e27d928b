import type { SendResult } from "resume-patch/client";
import { announce } from "../app/announcer";
import { byId } from "../app/element";
import { ConflictCards, type Side } from "../editing/conflict-cards";
import { DraftNotices } from "../editing/draft-notices";
import { undoOrRedo } from "../editing/history";
import { nextStepText } from "../editing/result-messages";
import { discardEdits } from "../editing/stored-text";
import type { Encoding, Issue } from "../library";
import type { PanelEditor } from "../panel/panel";
import type { PanelOutput } from "../panel/panel-output";
import { countText, SERVER_BUTTON, type Tone } from "../panel/save-bar";
import { storageKey } from "../sending/letraz";
import { controlId } from "./controls";
import { ExperienceForm, propertyOf } from "./form";
import type { OpenJob } from "./job";
import { type JobContext, jobContext, type TabOptions } from "./job-context";
import { JobPanel } from "./job-panel";
import { OpenJobs } from "./open-jobs";
import { otherSourceOf } from "./other-source";
import { recordResult } from "./send-result";

/** The editor of one job: its draft, the bound form and the panel. */
export class ExperienceTab implements PanelEditor {
  readonly formId = "experience-form";
  readonly history = { undo: () => this.#step("undo"), redo: () => this.#step("redo") };
  readonly stop = (): void => this.#job?.stopSending();
  readonly notices: DraftNotices;
  readonly #options: TabOptions;
  readonly #form: ExperienceForm;
  readonly #panel: PanelOutput;
  readonly #jobPanel: JobPanel;
  readonly #conflicts: ConflictCards;
  readonly #jobs: OpenJobs;
  #job: OpenJob | null = null;
  #requestedKey = "";
  #unsubscribe = (): void => {};
  #encoding: Encoding = "application/json";

  constructor(options: TabOptions) {
    this.#options = options;
    const { endpoint } = options;
    this.#panel = options.panel.outputFor(this);
    this.#jobPanel = new JobPanel(this.#panel, endpoint, {
      revert: (name) => this.#job?.draft.revert(`/${name}`),
      goTo: (name) => this.#goTo(name),
    });
    const form = byId(this.formId, HTMLFormElement);
    this.#form = new ExperienceForm(form, endpoint.fields, {
      onSubmit: () => void this.#send(),
      onInvalid: (issues) => this.#onInvalid(issues),
    });
    this.notices = new DraftNotices(form, "job", {
      discard: () => void this.discardStored(),
      mergeOtherTabs: () => void this.#mergeOtherTabs(),
    });
    this.#conflicts = new ConflictCards("experience-merge", {
      contentOf: (conflict) => this.#jobPanel.sidesOf(conflict),
      resolve: (path, side) => this.#resolve(path, side),
    });
    this.#jobs = new OpenJobs(endpoint, this.notices.options);
  }

  get encodings(): readonly Encoding[] {
    return this.#options.endpoint.operation.encodings;
  }

  get openId(): string {
    return this.#job?.id ?? "";
  }

  /** Maps the key of each open job to whether it has unsaved edits. */
  get dirtyByKey(): ReadonlyMap<string, boolean> {
    return this.#jobs.dirtyByKey;
  }

  activate(): void {
    this.#options.panel.show(this.#panel);
  }

  /** Shows a job with its unsaved edits. The edits of the previous job stay stored. */
  async open(resource: object, key: string): Promise<void> {
    this.#requestedKey = key;
    const job = await this.#jobs.open(key, resource);
    const last = this.#job;
    if (this.#requestedKey !== key) {
      void this.#close(job); // another job was requested meanwhile
      return;
    }
    this.#job = job;
    this.#unsubscribe();
    job.draft.rebase(resource);
    job.loadedFrom = key;
    this.#form.show(job.draft);
    this.#unsubscribe = job.draft.subscribe(() => this.#onEdit());
    if (last) void this.#close(last);
    this.notices.show(job.storedDraft);
    this.#panel.hideSent();
    this.#panel.showSaving(job.isSending);
    this.#refresh();
    this.#showUnsavedCount();
  }

  discard(): void {
    const draft = this.#job?.draft;
    if (!draft) return;
    draft.setServerIssues([]);
    draft.revert();
    this.notices.clear();
    this.#panel.offerUndoDiscard();
    this.#panel.showStatus("Changes discarded", "calm");
  }

  undoDiscard(): void {
    this.#job?.draft.undo();
  }

  /** Shows the request again after the server changed. */
  settingsChanged(): void {
    if (!this.#job) return;
    const context = this.#context(this.#job);
    this.#showSource(context);
    void this.#jobPanel.showRequest(context);
  }

  useEncoding(encoding: Encoding): void {
    this.#encoding = encoding;
    this.settingsChanged();
  }

  async save(): Promise<void> {
    this.#form.formElement.requestSubmit();
  }

  linkTo(path: string): string | null {
    const name = propertyOf(path);
    return name === "" ? null : `#${controlId(name)}`;
  }

  goTo(path: string): void {
    this.#goTo(propertyOf(path));
  }

  #goTo(name: string): void {
    this.#panel.openSheet(false);
    this.#form.focus(name);
  }

  async #send(): Promise<void> {
    const job = this.#job;
    if (!job || job.isSending) return;
    const { draft } = job;
    if (draft.conflicts.length > 0) {
      this.#showConflicts();
      this.#panel.showStatus("Not saved. Choose a version above the form first.", "bad");
      return;
    }
    const { client, ids, settings } = this.#context(job);
    if (ids.id !== job.id) {
      const why = `${SERVER_BUTTON} points to another job. Load that job first.`;
      this.#panel.showStatus(`Not saved. ${why}`, "bad");
      return;
    }
    const target = storageKey(this.#options.server, settings, ids);
    await job.whileSending(async (signal) => {
      const response = client.send(draft, ids, { signal });
      await this.#handleResult(job, response, target);
    });
  }

  /** @param target The storage key of the job that is sent. */
  async #handleResult(job: OpenJob, response: Promise<SendResult>, target: string): Promise<void> {
    const { request } = this.#jobPanel;
    const before = { base: job.draft.base, edited: job.edited, count: job.draft.changes.length };
    this.#panel.showSaving(true);
    this.#panel.showStatus("Saving…", "calm");
    const result = await response;
    const message = recordResult(job, before, result, (path) => this.#jobPanel.labelOf(path));
    const isSent = result.kind === "sent";
    this.#options.network.logResult(message.text, isSent ? "good" : "bad");
    if (isSent) {
      job.loadedFrom = target;
      this.#options.onSaved(job.draft.base);
    }
    if (job !== this.#job) {
      // Another job was opened meanwhile; the response does not concern it.
      if (!isSent) this.#panel.showStatus(`Previous job: ${message.text}`, "bad");
      return;
    }
    this.#panel.showSaving(false);
    if (isSent && request) this.#panel.showSent(request, result.status);
    if (isSent) this.notices.clear();
    this.#refresh();
    if (result.kind === "refused" && result.issues[0]) this.goTo(result.issues[0].path);
    if (job.draft.conflicts.length > 0) this.#showConflicts();
    this.#panel.showStatus(message.text, message.tone);
  }

  /** The binding focused the first problem, but a phone's open sheet blocks the focus. */
  #onInvalid(issues: readonly Issue[]): void {
    const [first] = this.#job?.issues ?? [];
    if (first) this.goTo(first.path);
    const errors = issues.filter(({ severity }) => severity === "error").length;
    this.#panel.showStatus(`Not saved. Fix ${countText(errors, "problem")} first.`, "bad");
  }

  #showConflicts(): void {
    this.#panel.openSheet(false);
    this.#conflicts.focus();
  }

  #context(job: OpenJob): JobContext {
    return jobContext(this.#options, job, this.#encoding);
  }

  #onEdit(): void {
    this.#refresh();
    this.#showUnsavedCount();
  }

  #step(direction: "undo" | "redo"): void {
    const draft = this.#job?.draft;
    if (!draft) return;
    const path = undoOrRedo(draft, direction);
    if (path === null) return;
    const label = path === "" ? "" : `: ${this.#jobPanel.labelOf(path)}`;
    announce(`${direction === "undo" ? "Undone" : "Redone"}${label}.`);
    this.#form.scrollTo(propertyOf(path));
  }

  #resolve(path: string, side: Side): void {
    this.#job?.draft.resolve(path, side);
    if (this.#job?.draft.conflicts.length) return;
    this.#form.focus(propertyOf(path));
    const dirty = this.#job?.draft.dirty === true;
    this.#panel.showStatus(`All conflicts are resolved. ${nextStepText(dirty)}`, dirty ? "dirty" : "calm");
  }

  /** Discards the unsaved edits, including stored ones. They can be put back. */
  async discardStored(): Promise<void> {
    const job = this.#job;
    if (!job) return;
    await discardEdits(job.storedDraft);
    this.notices.clear();
    if (job !== this.#job) return;
    this.#refresh();
    if (job.draft.canUndo) this.#panel.offerUndoDiscard();
    this.#panel.showStatus("Changes discarded", "calm");
  }

  async #mergeOtherTabs(): Promise<void> {
    const conflicts = await this.#job?.storedDraft.mergeOtherTabs();
    if (!conflicts) return;
    const conflictText =
      conflicts.length === 0
        ? ""
        : ` Your version is kept where both changed ${countText(conflicts.length, "thing")}.`;
    this.#panel.showStatus(`The changes from the other tab are now in your form.${conflictText}`, "dirty");
  }

  #close(job: OpenJob): Promise<void> {
    return this.#jobs.closeWhenIdle(job, () => job === this.#job);
  }

  /** Shows a notice when the job was loaded from elsewhere. */
  #showSource(context: JobContext): void {
    const source = otherSourceOf(context, this.#options.server, this.#options.hasStoredEdits);
    const action = { label: source?.label ?? "", act: () => this.#options.onLoad() };
    this.notices.showOtherSource(source && { text: source.text, action });
  }

  #showUnsavedCount(): void {
    const job = this.#job;
    if (!job || job.isSending) return;
    const [text, tone]: [string, Tone] = job.draft.dirty
      ? [countText(job.edited.size, "unsaved change"), "dirty"]
      : ["No unsaved changes", "calm"];
    this.#panel.showStatus(text, tone);
  }

  #refresh(): void {
    const job = this.#job;
    if (!job) return;
    this.#form.showMarks(job);
    this.#conflicts.show(job.draft.conflicts);
    const context = this.#context(job);
    this.#showSource(context);
    this.#jobPanel.show(context);
    this.#options.onDirty(job.draft.dirty);
  }
}

import type { SendResult } from "resume-patch/client";
import { announce } from "../app/announcer";
import { byId } from "../app/element";
import { ConflictCards, type Side } from "../editing/conflict-cards";
import { takeStep } from "../editing/history";
import { KeptNotices } from "../editing/notices";
import { whatNext } from "../editing/words";
import type { Encoding, Issue } from "../library";
import type { Occupant } from "../panel/panel";
import { counted, type Tone, WAY_TO_SERVER } from "../panel/save-bar";
import type { Seat } from "../panel/seat";
import { keyOf } from "../sending/letraz";
import { Beside, type Shown } from "./beside";
import { controlId } from "./controls";
import { ExperienceForm, propertyOf } from "./form";
import type { OpenJob } from "./job";
import { conclude } from "./news";
import { OpenJobs } from "./open-jobs";
import { unreadOf } from "./source";
import { type Surroundings, shownIn } from "./surroundings";

/** The editing of one job: its draft, the form that is bound to it, and what the panel says of them. */
export class ExperienceTab implements Occupant {
  readonly formId = "experience-form";
  readonly history = { undo: () => this.#step("undo"), redo: () => this.#step("redo") };
  readonly stop = (): void => this.#job?.stopSending();
  readonly #around: Surroundings;
  readonly #form: ExperienceForm;
  readonly #seat: Seat;
  readonly #beside: Beside;
  readonly #notices: KeptNotices;
  readonly #conflicts: ConflictCards;
  readonly #jobs: OpenJobs;
  #job: OpenJob | null = null;
  #wanted = "";
  #unsubscribe = (): void => {};
  #encoding: Encoding = "application/json";

  constructor(around: Surroundings) {
    this.#around = around;
    const { endpoint } = around;
    this.#seat = around.panel.seatFor(this);
    this.#beside = new Beside(this.#seat, endpoint, {
      putBack: (name) => this.#job?.draft.revert(`/${name}`),
      goTo: (name) => this.#goTo(name),
    });
    const form = byId(this.formId, HTMLFormElement);
    this.#form = new ExperienceForm(form, endpoint.fields, {
      onSubmit: () => void this.#send(),
      onInvalid: (issues) => this.#refuse(issues),
    });
    this.#notices = new KeptNotices(form, "job", {
      throwAway: () => void this.throwAway(),
      combine: () => void this.#combine(),
    });
    this.#conflicts = new ConflictCards("experience-merge", {
      partsOf: (conflict) => this.#beside.sidesOf(conflict),
      resolve: (path, side) => this.#resolve(path, side),
    });
    this.#jobs = new OpenJobs(endpoint, this.#notices.options);
  }

  get encodings(): readonly Encoding[] {
    return this.#around.endpoint.operation.encodings;
  }

  get openId(): string {
    return this.#job?.id ?? "";
  }

  /** The keys of those jobs that are open here, and whether there is something to save of them. */
  get dirtiness(): ReadonlyMap<string, boolean> {
    return this.#jobs.dirtiness;
  }

  /** The tab is opened: the panel beside it is its own. */
  activate(): void {
    this.#around.panel.take(this.#seat);
  }

  /** Shows a job as the server has it, with what is not saved of it. What is not saved of the last one stays kept. */
  async open(resource: object, key: string): Promise<void> {
    this.#wanted = key;
    const job = await this.#jobs.open(key, resource);
    const last = this.#job;
    if (this.#wanted !== key) {
      void this.#release(job); // meanwhile another was asked for
      return;
    }
    this.#job = job;
    this.#unsubscribe();
    job.draft.rebase(resource);
    job.source = key;
    this.#form.show(job.draft);
    this.#unsubscribe = job.draft.subscribe(() => this.#edited());
    if (last) void this.#release(last);
    this.#notices.show(job.kept);
    this.#seat.forgetSent();
    this.#seat.saving(job.isSending);
    this.#refresh();
    this.#showUnsaved();
  }

  discard(): void {
    const draft = this.#job?.draft;
    if (!draft) return;
    draft.setServerIssues([]);
    draft.revert();
    this.#notices.clear();
    this.#seat.offerBringBack();
    this.#seat.status("Changes discarded", "calm");
  }

  bringBack(): void {
    this.#job?.draft.undo();
  }

  /** Where requests go has changed. */
  settingsChanged(): void {
    if (!this.#job) return;
    const shown = this.#shown(this.#job);
    this.#showSource(shown);
    void this.#beside.showRequest(shown);
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
    this.#seat.openSheet(false);
    this.#form.focus(name);
  }

  // Sending.

  async #send(): Promise<void> {
    const job = this.#job;
    if (!job || job.isSending) return;
    const { draft } = job;
    if (draft.conflicts.length > 0) {
      this.#showConflicts();
      this.#seat.status("Not saved. Choose above the form what stays.", "bad");
      return;
    }
    const { client, ids, settings } = this.#shown(job);
    if (ids.id !== job.id) {
      const why = `${WAY_TO_SERVER} names another job: load that first.`;
      this.#seat.status(`Not saved. ${why}`, "bad");
      return;
    }
    const target = keyOf(this.#around.server, settings, ids);
    await job.whileSending(async (signal) => {
      const answer = client.send(draft, ids, { signal });
      await this.#exchange(job, answer, target);
    });
  }

  /** `target`: the key of what is sent. */
  async #exchange(job: OpenJob, answer: Promise<SendResult>, target: string): Promise<void> {
    const { request } = this.#beside;
    const before = { base: job.draft.base, edited: job.edited, count: job.draft.changes.length };
    this.#seat.saving(true);
    this.#seat.status("Saving…", "calm");
    const result = await answer;
    const said = conclude(job, before, result, (path) => this.#beside.labelOf(path));
    const isSent = result.kind === "sent";
    this.#around.network.conclude(said.text, isSent ? "good" : "bad");
    if (isSent) {
      job.source = target;
      this.#around.onSaved(job.draft.base);
    }
    if (job !== this.#job) {
      // Meanwhile another job was opened, which the answer has nothing to do with.
      if (!isSent) this.#seat.status(`The job before this one: ${said.text}`, "bad");
      return;
    }
    this.#seat.saving(false);
    if (isSent && request) this.#seat.sent(request, result.status);
    if (isSent) this.#notices.clear();
    this.#refresh();
    if (result.kind === "refused" && result.issues[0]) this.goTo(result.issues[0].path);
    if (job.draft.conflicts.length > 0) this.#showConflicts();
    this.#seat.status(said.text, said.tone);
  }

  /** The binding has put the focus on the first problem, which the open sheet of a phone does not let through. */
  #refuse(issues: readonly Issue[]): void {
    const [first] = this.#job?.issues ?? [];
    if (first) this.goTo(first.path);
    const errors = issues.filter(({ severity }) => severity === "error").length;
    this.#seat.status(`Not saved. Fix ${counted(errors, "problem")} first.`, "bad");
  }

  #showConflicts(): void {
    this.#seat.openSheet(false);
    this.#conflicts.focus();
  }

  #shown(job: OpenJob): Shown {
    return shownIn(this.#around, job, this.#encoding);
  }

  // Editing.

  #edited(): void {
    this.#refresh();
    this.#showUnsaved();
  }

  #step(direction: "undo" | "redo"): void {
    const draft = this.#job?.draft;
    if (!draft) return;
    const place = takeStep(draft, direction);
    if (place === null) return;
    const label = place === "" ? "" : `: ${this.#beside.labelOf(place)}`;
    announce(`${direction === "undo" ? "Undone" : "Done again"}${label}.`);
    this.#form.reveal(propertyOf(place));
  }

  #resolve(path: string, side: Side): void {
    this.#job?.draft.resolve(path, side);
    if (this.#job?.draft.conflicts.length) return;
    this.#form.focus(propertyOf(path));
    const dirty = this.#job?.draft.dirty === true;
    this.#seat.status(`Everything is chosen. ${whatNext(dirty)}`, dirty ? "dirty" : "calm");
  }

  /** What is not saved of the job goes, and can be brought back. */
  async throwAway(): Promise<void> {
    const job = this.#job;
    if (!job) return;
    job.draft.setServerIssues([]);
    await job.kept.discard();
    this.#notices.clear();
    if (job !== this.#job) return;
    this.#refresh();
    if (job.draft.canUndo) this.#seat.offerBringBack();
    this.#seat.status("Changes discarded", "calm");
  }

  async #combine(): Promise<void> {
    const disputed = await this.#job?.kept.mergeOtherTabs();
    if (!disputed) return;
    const differ =
      disputed.length === 0 ? "" : ` Yours stays where both changed ${counted(disputed.length, "thing")}.`;
    this.#seat.status(`The changes of the other tab are in the form.${differ}`, "dirty");
  }

  #release(job: OpenJob): Promise<void> {
    return this.#jobs.release(job, () => job === this.#job);
  }

  /** Says it where the job was not read from where it would be saved. */
  #showSource(shown: Shown): void {
    const unread = unreadOf(shown, this.#around.server, this.#around.hasKept);
    const action = { label: unread?.label ?? "", act: () => this.#around.onLoad() };
    this.#notices.unread(unread && { text: unread.text, action });
  }

  #showUnsaved(): void {
    const job = this.#job;
    if (!job || job.isSending) return;
    const [text, tone]: [string, Tone] = job.draft.dirty
      ? [counted(job.edited.size, "unsaved change"), "dirty"]
      : ["No unsaved changes", "calm"];
    this.#seat.status(text, tone);
  }

  #refresh(): void {
    const job = this.#job;
    if (!job) return;
    this.#form.showMarks(job);
    this.#conflicts.show(job.draft.conflicts);
    const shown = this.#shown(job);
    this.#showSource(shown);
    this.#beside.show(shown);
    this.#around.onDirty(job.draft.dirty);
  }
}

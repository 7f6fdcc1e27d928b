import { announce } from "../app/announcer";
import { byId } from "../app/element";
import type { Change, Encoding, Issue, ResumeEndpoint } from "../library";
import type { Occupant, Panel } from "../panel/panel";
import { counted } from "../panel/save-bar";
import type { Seat } from "../panel/seat";
import type { Outgoing } from "../sending/outgoing";
import { type Outcome, send } from "../sending/send";
import type { PageServer } from "../server/connect";
import { type Assessment, assess } from "./assess";
import { counterpart } from "./counterpart";
import { isObject } from "./document";
import { ComparingDraft } from "./draft";
import { editingOf } from "./editing";
import { ResumeFields } from "./fields";
import { ResumeForm } from "./form/form";
import { Incoming } from "./incoming";
import { MergeView } from "./merge-view";
import { MovedByHand } from "./moved-by-hand";
import { PanelSide } from "./panel-side";
import { isWithin, split } from "./pointer";
import { putBack } from "./put-back";
import { remarksOf } from "./remarks";
import type { ResumeSettings } from "./settings";

interface Surroundings {
  readonly endpoint: ResumeEndpoint;
  readonly server: PageServer;
  readonly settings: () => ResumeSettings;
  readonly panel: Panel;
  readonly onDirty: (dirty: boolean) => void;
}

/** The editing of a whole resume: a draft, the form that shows it, and what the panel says of it. */
export class ResumeTab implements Occupant {
  readonly formId = "resume-form";
  readonly #around: Surroundings;
  readonly #seat: Seat;
  readonly #beside: PanelSide;
  readonly #merge = new MergeView({
    resolve: (path, choice) => this.#edit(path, (draft) => draft.resolve(path, choice)),
    compare: (one, other) => this.#around.endpoint.diff({ summary: one }, { summary: other })[0]?.ranges,
    dismiss: () => this.#dismiss(),
  });
  #draft: ComparingDraft;
  #fields: ResumeFields;
  #form: ResumeForm;
  #moved: MovedByHand;
  #now: Assessment;
  #incoming: Incoming | null = null;
  #refusals: readonly Issue[] = [];
  #saving = false;
  #discarded: ReturnType<ComparingDraft["keep"]> | null = null;

  constructor(around: Surroundings, resume: object) {
    this.#around = around;
    this.#seat = around.panel.seatFor(this);
    this.#beside = new PanelSide(this.#seat, around, {
      putBack: (change) => this.#putBack(change),
      goTo: (path) => this.goTo(path),
    });
    this.#draft = new ComparingDraft(around.endpoint, resume);
    this.#fields = new ResumeFields(around.endpoint, resume);
    this.#moved = new MovedByHand(this.#fields);
    this.#now = assess(this.#draft, [], this.#moved);
    this.#form = this.#newForm();
    this.#refresh();
    this.#seat.status("No unsaved changes", "calm");
    this.#form.formElement.addEventListener("submit", (event) => {
      event.preventDefault();
      void this.save();
    });
    addEventListener("beforeunload", (event) => {
      if (this.dirty) event.preventDefault();
    });
  }

  get encodings(): readonly Encoding[] {
    return this.#around.endpoint.operation.encodings;
  }

  get dirty(): boolean {
    return this.#now.dirty;
  }

  /** The tab is opened: the panel beside it is its own. */
  activate(): void {
    this.#around.panel.take(this.#seat);
  }

  /** Shows another resume; what was edited in the last one is gone. */
  open(resume: object): void {
    this.#draft = new ComparingDraft(this.#around.endpoint, resume);
    this.#fields = new ResumeFields(this.#around.endpoint, resume);
    this.#moved = new MovedByHand(this.#fields);
    this.#form = this.#newForm();
    this.#incoming = null;
    this.#refusals = [];
    this.#seat.forgetSent();
    this.#refresh();
    this.#seat.status("No unsaved changes", "calm");
  }

  discard(): void {
    this.#discarded = this.#draft.keep();
    this.#draft.revert();
    this.#refusals = [];
    this.#form.forgetRemovals();
    this.#refresh();
    this.#seat.offerBringBack();
    this.#seat.status("Changes discarded", "calm");
  }

  bringBack(): void {
    if (!this.#discarded) return;
    this.#draft.restore(this.#discarded);
    this.#refresh();
    this.#showUnsaved();
  }

  /** Where requests go has changed. */
  settingsChanged(): void {
    this.#beside.showRequest();
  }

  /** Somebody else has stored another version: it becomes what is edited, and the edits stay. */
  takeIn(latest: object, who: string): void {
    const changes = this.#around.endpoint.diff(this.#draft.base, latest);
    const before = this.#draft.base;
    this.#draft.rebase(latest);
    this.#incoming = new Incoming(who, changes, before);
    this.#form.forgetRemovals();
    this.#refresh();
    const { conflicts } = this.#draft;
    this.#showUnsaved();
    const open = conflicts.length === 0 ? "" : ` ${counted(conflicts.length, "conflict")} to decide.`;
    announce(`${who} changed ${counted(changes.length, "thing")}.${open}`);
    this.#merge.focus();
  }

  /** The places that were edited, as the resume of the server has them. */
  editedPlaces(): string[] {
    return this.#now.changes
      .filter((change) => change.kind === "replace")
      .map((change) => counterpart(this.#fields, change.path, this.#draft.value, this.#draft.base))
      .filter((path) => path !== null);
  }

  async save(): Promise<void> {
    if (this.#saving) return;
    this.#refresh();
    const reason = this.#reasonNotToSend();
    if (reason !== null) {
      this.#seat.status(reason.text, reason.tone);
      return;
    }
    const sent = { draft: this.#draft, now: this.#now, request: await this.#beside.compose(this.#now) };
    this.#setSaving(true);
    const outcome = await send(sent.request, this.#around.endpoint, this.#around.server.fetch);
    this.#setSaving(false);
    if (this.#draft === sent.draft) this.#conclude(outcome, sent.now, sent.request);
    else if (outcome.kind !== "saved") {
      this.#seat.status(`The resume before this one was not saved. ${outcome.message}`, "bad");
    }
  }

  linkTo(path: string): string | null {
    return path === "" ? null : `#${this.formId}`;
  }

  goTo(path: string): void {
    this.#seat.openSheet(false);
    this.#form.goTo(path);
  }

  useEncoding(): void {
    // The API takes JSON alone.
  }

  #newForm(): ResumeForm {
    const editing = editingOf(
      this.#fields,
      () => this.#draft,
      (path, change) => this.#edit(path, change),
      (list, item) => this.#moved.add(list, item),
    );
    const nav = byId("resume-sections", HTMLElement);
    return new ResumeForm(byId(this.formId, HTMLFormElement), nav, editing);
  }

  /** Takes an edit. What the server said about a place no longer holds once it is edited. */
  #edit(path: string, change: (draft: ComparingDraft) => void): void {
    change(this.#draft);
    const isSettled = (issue: Issue): boolean =>
      issue.path === "" || isWithin(issue.path, path) || isWithin(path, issue.path);
    this.#refusals = this.#refusals.filter((issue) => !isSettled(issue));
    this.#refresh();
    this.#showUnsaved();
    const said = this.#now.issues.filter((issue) => issue.path === path).map((issue) => issue.message);
    if (said.length > 0) announce(said.join(" "));
  }

  #reasonNotToSend(): { text: string; tone: "calm" | "bad" } | null {
    const { conflicts } = this.#draft;
    if (conflicts.length > 0) {
      this.#seat.openSheet(false);
      this.#merge.focus();
      return { text: `Not saved. Decide ${counted(conflicts.length, "conflict")} first.`, tone: "bad" };
    }
    if (!this.#now.valid) {
      const [first] = this.#now.issues;
      if (first) this.goTo(first.path);
      const errors = this.#now.issues.filter((issue) => issue.severity === "error").length;
      return { text: `Not saved. Fix ${counted(errors, "problem")} first.`, tone: "bad" };
    }
    return this.#now.patch.body === null ? { text: "Nothing to save", tone: "calm" } : null;
  }

  #conclude(outcome: Outcome, sent: Assessment, request: Outgoing): void {
    switch (outcome.kind) {
      case "saved":
        this.#accept(outcome, sent, request);
        break;
      case "refused":
        this.#refusals = outcome.issues;
        this.#refresh();
        this.goTo(outcome.issues[0]?.path ?? "");
        this.#seat.status("Not saved. The server refused something; see Problems.", "bad");
        break;
      case "failed":
        this.#seat.status(`Not saved. ${outcome.message} Your changes are still here.`, "bad");
    }
  }

  #accept({ resource, status }: Outcome & { kind: "saved" }, sent: Assessment, request: Outgoing): void {
    if (!isObject(resource)) {
      this.#seat.status("Sent, but the server's answer could not be read.", "bad");
      return;
    }
    this.#draft.rebase(resource, { sent: sent.patch }); // keeps what was typed meanwhile
    this.#draft.forgetDecisions();
    this.#incoming = null;
    this.#refusals = [];
    this.#form.forgetRemovals();
    this.#refresh();
    const saved = `Saved ${counted(sent.count, "change")}`;
    if (this.dirty) {
      const newer = counted(this.#now.count, "newer change");
      this.#seat.status(`${saved}; ${newer} still to save`, "dirty");
    } else this.#seat.status(saved, "good");
    this.#seat.sent(request, status);
  }

  #dismiss(): void {
    this.#incoming = null;
    this.#draft.forgetDecisions();
    this.#refresh();
    this.#form.formElement.focus();
  }

  #putBack(change: Change): void {
    this.#edit(change.path, (draft) => putBack(draft, this.#fields, change));
    const place = change.kind === "remove" ? change.path : split(change.path).parent;
    announce("Put back.");
    if (change.kind !== "add") this.goTo(this.#draft.get(change.path) === undefined ? place : change.path);
  }

  #showUnsaved(): void {
    if (this.#saving) return;
    const open = this.#draft.conflicts.length;
    const unsaved = counted(this.#now.count, "unsaved change");
    if (open > 0) this.#seat.status(`${counted(open, "conflict")} to decide, ${unsaved}`, "dirty");
    else if (this.dirty) this.#seat.status(unsaved, "dirty");
    else this.#seat.status("No unsaved changes", "calm");
  }

  #setSaving(saving: boolean): void {
    this.#saving = saving;
    this.#seat.saving(saving);
    if (saving) this.#seat.status("Saving…", "calm");
  }

  #refresh(): void {
    this.#now = assess(this.#draft, this.#refusals, this.#moved);
    const { issues, changes, dirty, count } = this.#now;
    const { value, base } = this.#draft;
    const isInList = (path: string): boolean => Array.isArray(this.#draft.get(path));
    this.#form.refresh();
    this.#form.remark(
      remarksOf(issues, changes, isInList, this.#incoming?.placesIn(this.#fields, base, value) ?? null),
    );
    this.#merge.show(this.#draft.decisions, this.#incoming, {
      fields: this.#fields,
      before: base,
      after: value,
    });
    this.#seat.problems(issues, dirty && this.#draft.conflicts.length === 0);
    this.#seat.counts({ changes: count, problems: issues.length, dirty });
    this.#around.onDirty(dirty);
    this.#beside.show(this.#draft, this.#fields, this.#now);
  }
}

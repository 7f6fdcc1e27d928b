import { announce } from "../app/announcer";
import { byId } from "../app/element";
import type { Encoding, ExperienceEndpoint, Issue } from "../library";
import type { Occupant, Panel } from "../panel/panel";
import { counted } from "../panel/save-bar";
import type { Seat } from "../panel/seat";
import { Composer, type Outgoing, weighWholeForm } from "../sending/outgoing";
import { addressOf, isExperience } from "../sending/resources";
import { type Outcome, send } from "../sending/send";
import type { Settings } from "../sending/settings";
import type { PageServer } from "../server/connect";
import { type Assessment, assess } from "./assess";
import { ChangesView } from "./changes";
import { controlId } from "./controls";
import { ExperienceForm, type FormTexts, propertyOf } from "./form";

interface Surroundings {
  readonly endpoint: ExperienceEndpoint;
  readonly server: PageServer;
  readonly settings: () => Settings;
  readonly panel: Panel;
  /** Whether there is something to save has changed, or may have. */
  readonly onDirty: (dirty: boolean) => void;
  /** The server stored something new. */
  readonly onSaved: (resource: object) => void;
}

/** What was under way while a request was answered. */
interface Sent {
  readonly base: object;
  readonly request: Outgoing;
  readonly texts: FormTexts;
  readonly count: number;
}

/** The editing of one job: a resource as the server has it, a form, and what the panel says of them. */
export class ExperienceTab implements Occupant {
  readonly formId = "experience-form";
  readonly #around: Surroundings;
  readonly #form: ExperienceForm;
  readonly #changes: ChangesView;
  readonly #seat: Seat;
  readonly #composer = new Composer();
  #base: object;
  #now: Assessment;
  #refusals: readonly Issue[] = [];
  #encoding: Encoding = "application/json";
  #saving = false;
  #discarded: FormTexts = {};

  constructor(around: Surroundings, base: object) {
    this.#around = around;
    const { endpoint } = around;
    this.#form = new ExperienceForm(byId(this.formId, HTMLFormElement), endpoint.fields);
    this.#changes = new ChangesView(endpoint.fields, {
      putBack: (name) => this.#putBack(name),
      goTo: (name) => this.#goTo(name),
    });
    this.#seat = around.panel.seatFor(this);
    this.#base = base;
    this.#form.fill(this.#baseTexts());
    this.#now = assess(endpoint, base, this.#form.formElement);
    this.#listen();
    this.#refresh();
    this.#seat.status("No unsaved changes", "calm");
  }

  get dirty(): boolean {
    return this.#now.dirty;
  }

  get encodings(): readonly Encoding[] {
    return this.#around.endpoint.operation.encodings;
  }

  /** The tab is opened: the panel beside it is its own. */
  activate(): void {
    this.#around.panel.take(this.#seat);
  }

  get openId(): string {
    return String(Reflect.get(this.#base, "id") ?? "");
  }

  /** Shows another resource; what was edited in the last one is gone. */
  open(base: object): void {
    if (base !== this.#base) this.#seat.forgetSent();
    this.#base = base;
    this.#refusals = [];
    this.#form.fill(this.#baseTexts());
    this.#refresh();
    this.#seat.status("No unsaved changes", "calm");
  }

  discard(): void {
    this.#discarded = this.#form.texts();
    this.open(this.#base);
    this.#seat.offerBringBack();
    this.#seat.status("Changes discarded", "calm");
  }

  bringBack(): void {
    this.#form.fill(this.#discarded);
    this.#refresh();
    this.#showUnsaved();
  }

  /** Where requests go has changed. */
  settingsChanged(): void {
    void this.#refreshRequest();
  }

  async save(): Promise<void> {
    if (this.#saving) return;
    this.#refresh();
    const reason = this.#reasonNotToSend();
    if (reason !== null) {
      this.#seat.status(reason.text, reason.tone);
      return;
    }
    const request = await this.#compose();
    if (request.unsendable.length > 0) {
      this.#seat.status("Not saved. See the note at the request.", "bad");
      return;
    }
    const sent = {
      base: this.#base,
      request,
      texts: this.#form.texts(),
      count: this.#now.patch.changes.length,
    };
    this.#setSaving(true);
    const outcome = await send(request, this.#around.endpoint, this.#around.server.fetch);
    this.#setSaving(false);
    if (this.#base === sent.base) this.#conclude(outcome, sent);
    else this.#concludeLate(outcome);
  }

  #reasonNotToSend(): { text: string; tone: "calm" | "bad" } | null {
    if (!this.#now.valid) {
      const first = this.#now.issues[0];
      if (first) this.#goTo(propertyOf(first.path));
      const errors = this.#now.issues.filter((issue) => issue.severity === "error").length;
      return { text: `Not saved. Fix ${counted(errors, "problem")} first.`, tone: "bad" };
    }
    return this.#now.patch.body === null ? { text: "Nothing to save", tone: "calm" } : null;
  }

  #conclude(outcome: Outcome, sent: Sent): void {
    switch (outcome.kind) {
      case "saved":
        this.#accept(outcome, sent);
        break;
      case "refused":
        this.#refusals = outcome.issues;
        this.#refresh();
        this.#goTo(propertyOf(outcome.issues[0]?.path ?? ""));
        this.#seat.status("Not saved. The server refused something; see Problems.", "bad");
        break;
      case "failed":
        this.#seat.status(`Not saved. ${outcome.message} Your changes are still here.`, "bad");
    }
  }

  /** Meanwhile another job was opened, which the answer has nothing to do with. */
  #concludeLate(outcome: Outcome): void {
    if (outcome.kind !== "saved") {
      this.#seat.status(`The job before this one was not saved. ${outcome.message}`, "bad");
      return;
    }
    this.#showUnsaved();
    if (isExperience(outcome.resource)) this.#around.onSaved(outcome.resource);
  }

  #accept({ resource, status }: Outcome & { kind: "saved" }, sent: Sent): void {
    if (!isExperience(resource)) {
      this.#seat.status("Sent, but the server's answer could not be read.", "bad");
      return;
    }
    this.#base = resource;
    this.#refusals = [];
    this.#form.fillUneditedSince(sent.texts, this.#baseTexts()); // keeps what was typed meanwhile
    this.#refresh();
    const saved = `Saved ${counted(sent.count, "change")}`;
    if (this.#now.dirty) {
      this.#seat.status(`${saved}; ${counted(this.#now.edited.size, "newer change")} still to save`, "dirty");
    } else this.#seat.status(saved, "good");
    this.#seat.sent(sent.request, status);
    this.#around.onSaved(resource);
  }

  #listen(): void {
    const { formElement } = this.#form;
    formElement.addEventListener("input", (event) => this.#edited(event.target));
    formElement.addEventListener("submit", (event) => {
      event.preventDefault();
      void this.save();
    });
    addEventListener("beforeunload", (event) => {
      if (this.dirty) event.preventDefault();
    });
  }

  /** What the server said about a field no longer holds once the field is edited. */
  #edited(control: EventTarget | null): void {
    const name = control !== null && "name" in control ? control.name : "";
    this.#refusals = this.#refusals.filter(({ path }) => !["", name].includes(propertyOf(path)));
    this.#refresh();
    this.#showUnsaved();
    const issues = this.#issues().filter((issue) => propertyOf(issue.path) === name);
    announce(issues.map((issue) => issue.message).join(" "));
  }

  #showUnsaved(): void {
    if (this.#saving) return;
    const { dirty, edited } = this.#now;
    if (dirty) this.#seat.status(`${counted(edited.size, "unsaved change")}`, "dirty");
    else this.#seat.status("No unsaved changes", "calm");
  }

  #putBack(name: string): void {
    this.#form.fillField(name, this.#baseTexts());
    this.#edited(this.#form.views.get(name)?.control ?? null);
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

  useEncoding(encoding: Encoding): void {
    this.#encoding = encoding;
    void this.#refreshRequest();
  }

  #setSaving(saving: boolean): void {
    this.#saving = saving;
    this.#seat.saving(saving);
    if (saving) this.#seat.status("Saving…", "calm");
  }

  #baseTexts(): FormTexts {
    return this.#around.endpoint.toForm(this.#base);
  }

  #issues(): Issue[] {
    return [...this.#now.issues, ...this.#refusals];
  }

  #refresh(): void {
    this.#now = assess(this.#around.endpoint, this.#base, this.#form.formElement);
    const { patch, dirty, edited } = this.#now;
    const issues = this.#issues();
    this.#form.showIssues(issues);
    this.#form.showEdited(edited);
    this.#seat.problems(issues, dirty);
    this.#seat.changes(patch.changes.length, () => this.#changes.listOf(patch.changes, patch.ignored));
    this.#seat.counts({ changes: edited.size, problems: issues.length, dirty });
    this.#around.onDirty(dirty);
    void this.#refreshRequest();
  }

  async #refreshRequest(): Promise<void> {
    const now = this.#now;
    if (now.patch.body === null) {
      this.#seat.request(null);
      return;
    }
    const [request, bytes] = await Promise.all([
      this.#compose(),
      weighWholeForm(this.#form.formElement, now.value, this.#encoding),
    ]);
    // Meanwhile there may have been another key or another choice.
    if (now !== this.#now || request.encoding !== this.#encoding) return;
    this.#seat.request({
      request,
      whole: { bytes, name: "whole form" },
      labelOf: (path) => this.#labelOf(path),
      obstacle: now.valid ? "" : "Not sent before the problems are fixed.",
    });
  }

  #compose(): Promise<Outgoing> {
    const { endpoint, server, settings } = this.#around;
    return this.#composer.compose({
      method: endpoint.operation.method,
      url: addressOf(endpoint, server, settings(), this.openId),
      patch: this.#now.patch,
      encoding: this.#encoding,
      auth: settings().auth,
    });
  }

  #labelOf(path: string): string {
    return this.#form.views.get(propertyOf(path))?.label ?? path;
  }
}

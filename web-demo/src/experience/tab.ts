import { announce } from "../app/announcer";
import { byId } from "../app/element";
import type { Encoding, ExperienceEndpoint, Issue } from "../library";
import { ChangesView } from "../panel/changes";
import { ProblemsView } from "../panel/problems";
import { RequestView } from "../panel/request";
import { counted, SaveBar } from "../panel/save-bar";
import { compose, type Outgoing, weighWholeForm } from "../sending/outgoing";
import { isExperience } from "../sending/resources";
import { type Outcome, send } from "../sending/send";
import type { Settings } from "../sending/settings";
import type { PageServer } from "../server/connect";
import { type Assessment, assess } from "./assess";
import { ExperienceForm, type FormTexts, propertyOf } from "./form";

interface Surroundings {
  readonly endpoint: ExperienceEndpoint;
  readonly server: PageServer;
  readonly settings: () => Settings;
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

/** The page's one editing session: a resource as the server has it, a form, and the panel beside it. */
export class ExperienceTab {
  readonly #around: Surroundings;
  readonly #form: ExperienceForm;
  readonly #problems = new ProblemsView((name) => this.#goTo(name));
  readonly #changes: ChangesView;
  readonly #request = new RequestView((encoding) => this.#useEncoding(encoding));
  readonly #bar = new SaveBar({
    onDiscard: () => this.discard(),
    onBringBack: () => this.#bringBack(),
  });
  #base: object;
  #now: Assessment;
  #refusals: readonly Issue[] = [];
  #encoding: Encoding = "application/json";
  #saving = false;
  #discarded: FormTexts = {};
  #composed: { readonly key: readonly unknown[]; readonly request: Promise<Outgoing> } | undefined;

  constructor(around: Surroundings, base: object) {
    this.#around = around;
    const { endpoint } = around;
    this.#form = new ExperienceForm(byId("experience-form", HTMLFormElement), endpoint.fields);
    this.#changes = new ChangesView(endpoint.fields, {
      putBack: (name) => this.#putBack(name),
      goTo: (name) => this.#goTo(name),
    });
    this.#base = base;
    this.#form.fill(this.#baseTexts());
    this.#now = assess(endpoint, base, this.#form.formElement);
    this.#listen();
    this.#refresh();
    this.#bar.showStatus("No unsaved changes", "calm");
  }

  get dirty(): boolean {
    return this.#now.dirty;
  }

  get openId(): string {
    return String(Reflect.get(this.#base, "id") ?? "");
  }

  /** Shows another resource; what was edited in the last one is gone. */
  open(base: object): void {
    if (base !== this.#base) this.#request.forgetSent();
    this.#base = base;
    this.#refusals = [];
    this.#form.fill(this.#baseTexts());
    this.#refresh();
    this.#bar.showStatus("No unsaved changes", "calm");
  }

  discard(): void {
    this.#discarded = this.#form.texts();
    this.open(this.#base);
    this.#bar.discarded = true;
    this.#bar.showStatus("Changes discarded", "calm");
  }

  #bringBack(): void {
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
      this.#bar.showStatus(reason.text, reason.tone);
      return;
    }
    const request = await this.#compose();
    if (request.unsendable.length > 0) {
      this.#bar.showStatus("Not saved. See the note at the request.", "bad");
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
        this.#bar.showStatus("Not saved. The server refused something; see Problems.", "bad");
        break;
      case "failed":
        this.#bar.showStatus(`Not saved. ${outcome.message} Your changes are still here.`, "bad");
    }
  }

  /** Meanwhile another job was opened, which the answer has nothing to do with. */
  #concludeLate(outcome: Outcome): void {
    if (outcome.kind !== "saved") {
      this.#bar.showStatus(`The job before this one was not saved. ${outcome.message}`, "bad");
      return;
    }
    this.#showUnsaved();
    if (isExperience(outcome.resource)) this.#around.onSaved(outcome.resource);
  }

  #accept({ resource, status }: Outcome & { kind: "saved" }, sent: Sent): void {
    if (!isExperience(resource)) {
      this.#bar.showStatus("Sent, but the server's answer could not be read.", "bad");
      return;
    }
    this.#base = resource;
    this.#refusals = [];
    this.#form.fillUneditedSince(sent.texts, this.#baseTexts()); // keeps what was typed meanwhile
    this.#refresh();
    const saved = `Saved ${counted(sent.count, "change")}`;
    if (this.#now.dirty) {
      this.#bar.showStatus(
        `${saved}; ${counted(this.#now.edited.size, "newer change")} still to save`,
        "dirty",
      );
    } else this.#bar.showStatus(saved, "good");
    this.#request.showSent(sent.request, status);
    this.#around.onSaved(resource);
  }

  #listen(): void {
    const { formElement } = this.#form;
    formElement.addEventListener("input", (event) => this.#edited(event.target));
    formElement.addEventListener("submit", (event) => {
      event.preventDefault();
      void this.save();
    });
    addEventListener("keydown", (event) => {
      if (event.key.toLowerCase() !== "s" || !(event.ctrlKey || event.metaKey) || event.altKey) return;
      event.preventDefault();
      if (document.querySelector("dialog[open]") === null) void this.save();
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
    if (dirty) this.#bar.showStatus(`${counted(edited.size, "unsaved change")}`, "dirty");
    else this.#bar.showStatus("No unsaved changes", "calm");
  }

  #putBack(name: string): void {
    this.#form.fillField(name, this.#baseTexts());
    this.#edited(this.#form.views.get(name)?.control ?? null);
  }

  #goTo(name: string): void {
    this.#bar.openSheet(false);
    this.#form.focus(name);
  }

  #useEncoding(encoding: Encoding): void {
    this.#encoding = encoding;
    void this.#refreshRequest();
  }

  #setSaving(saving: boolean): void {
    this.#saving = saving;
    this.#bar.showSaving(saving);
    if (saving) this.#bar.showStatus("Saving…", "calm");
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
    this.#problems.show(issues, dirty);
    this.#changes.show(patch.changes, patch.ignored);
    this.#bar.showCounts(edited.size, issues.length, dirty);
    void this.#refreshRequest();
  }

  async #refreshRequest(): Promise<void> {
    const now = this.#now;
    if (now.patch.body === null) {
      this.#request.showNothing();
      return;
    }
    const [request, wholeForm] = await Promise.all([
      this.#compose(),
      weighWholeForm(this.#form.formElement, now.value, this.#encoding),
    ]);
    // Meanwhile there may have been another key or another choice.
    if (now !== this.#now || request.encoding !== this.#encoding) return;
    this.#request.show(request, wholeForm, (path) => this.#labelOf(path), now.valid);
  }

  /** Made once for each body, so that what is sent is what was shown, a form's random boundary included. */
  #compose(): Promise<Outgoing> {
    const { endpoint, server } = this.#around;
    const settings = this.#around.settings();
    const key = [this.#now.patch.bodyText, this.openId, this.#encoding, settings];
    if (this.#composed?.key.every((part, index) => part === key[index])) return this.#composed.request;
    const request = compose({
      operation: endpoint.operation,
      patch: this.#now.patch,
      settings,
      encoding: this.#encoding,
      pageBaseUrl: server.baseUrl,
      openId: this.openId,
    });
    this.#composed = { key, request };
    return request;
  }

  #labelOf(path: string): string {
    return this.#form.views.get(propertyOf(path))?.label ?? path;
  }
}

import { bindForm, type Unbind } from "resume-patch/form";
import { element } from "../app/element";
import { fillWithIssues } from "../form/issues-at";
import type { ExperienceDraft, Field, Issue } from "../library";
import { ensureOption } from "./controls";
import { type EndDateLink, linkEndDateToCurrent } from "./end-date";
import { FieldView } from "./field-view";
import { GROUPS } from "./layout";
import type { ServerChanges } from "./send-result";

/** The property a JSON Pointer leads into; "" for the whole document. */
export const propertyOf = (path: string): string => path.split("/")[1] ?? "";

interface Handlers {
  /** The person wants to save, and nothing is wrong. */
  readonly onSubmit: () => void;
  /** The person wants to save, and the first of what is wrong has the focus. */
  readonly onInvalid: (issues: readonly Issue[]) => void;
}

/** The form of one experience, made from the fields of an endpoint. */
export class ExperienceForm {
  readonly views: ReadonlyMap<string, FieldView>;
  readonly #end: EndDateLink;
  #unbind: (() => void) | null = null;

  constructor(
    readonly formElement: HTMLFormElement,
    fields: readonly Field[],
    private readonly handlers: Handlers,
  ) {
    this.views = new Map(fields.map((field) => [field.name, new FieldView(field)]));
    const general = element("div", { class: "field-issues", "data-error-for": "" });
    formElement.append(...this.#groups(), this.#more(), general);
    this.#end = linkEndDateToCurrent(formElement, this.views);
  }

  /** Shows a draft, and has it follow what is typed. */
  show(draft: ExperienceDraft): void {
    this.#unbind?.();
    const ensureOptions = (): void => this.#ensureOptions(draft);
    const refresh = (): void => this.#refresh();
    ensureOptions();
    this.#end.follow(draft);
    // What a select has to offer must be there before the binding chooses it, and what is counted after.
    const stops = [draft.subscribe(ensureOptions)];
    const unbind = this.#bind(draft);
    stops.push(draft.subscribe(refresh));
    this.#unbind = () => {
      unbind();
      for (const stop of stops) stop();
    };
    refresh();
  }

  /** Marks what was edited, and what the server has changed that was not edited since. */
  showMarks({
    edited,
    serverChanges,
  }: {
    readonly edited: ReadonlySet<string>;
    readonly serverChanges: ServerChanges;
  }): void {
    for (const [name, view] of this.views) {
      view.showEdited(edited.has(name));
      view.showServerChange((edited.has(name) ? undefined : serverChanges.get(name)) ?? "");
    }
  }

  /** Brings a field into sight, with the focus. */
  focus(name: string): void {
    const view = this.views.get(name);
    if (!view) return;
    this.scrollTo(name, "center");
    view.control.focus({ preventScroll: true });
  }

  /** Brings a field into sight. */
  scrollTo(name: string, block: ScrollLogicalPosition = "nearest"): void {
    const view = this.views.get(name);
    const disclosure = view?.root.closest("details");
    if (disclosure) disclosure.open = true;
    const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
    view?.root.scrollIntoView({ block, behavior: still ? "auto" : "smooth" });
  }

  #bind(draft: ExperienceDraft): Unbind {
    return bindForm(this.formElement, draft, {
      reveal: "atOnce",
      showIssues: fillWithIssues,
      // Nothing is waited for: whoever saves may go on typing.
      onSubmit: () => this.handlers.onSubmit(),
      onInvalid: (_, issues) => this.handlers.onInvalid(issues),
    });
  }

  #ensureOptions(draft: ExperienceDraft): void {
    const texts = draft.endpoint.toForm(draft.value);
    for (const [name, view] of this.views) ensureOption(view.control, texts[name] ?? "");
  }

  #refresh(): void {
    for (const view of this.views.values()) view.refresh();
    this.#end.refresh();
  }

  #groups(): HTMLElement[] {
    return GROUPS.map(({ title, rows }) =>
      element(
        "fieldset",
        { class: "group" },
        element("legend", {}, element("h2", {}, title)),
        ...rows.map((names) => this.#row(names)),
      ),
    );
  }

  /** What a request may carry but a person has no reason to edit. */
  #more(): HTMLElement {
    const placed = new Set(GROUPS.flatMap((group) => group.rows.flat()));
    const rest = [...this.views.keys()].filter((name) => !placed.has(name));
    return element(
      "details",
      { class: "more" },
      element("summary", {}, "More"),
      element("p", { class: "more-note" }, "Set by the server. You will hardly ever need to change these."),
      this.#row(rest),
    );
  }

  #row(names: readonly string[]): HTMLElement {
    const views = names.map((name) => this.views.get(name)).filter((view) => view !== undefined);
    return element("div", { class: `row row-${views.length}` }, ...views.map((view) => view.root));
  }
}

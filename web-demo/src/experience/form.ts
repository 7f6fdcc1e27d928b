import { bindForm, type Unbind } from "resume-patch/form";
import { element } from "../app/element";
import { fillWithIssues } from "../form/issues-at";
import type { ExperienceDraft, Field, Issue } from "../library";
import { ensureOption } from "./controls";
import { type EndDateLink, linkEndDateToCurrent } from "./end-date";
import { FieldView } from "./field-view";
import { GROUPS } from "./layout";
import type { ServerChanges } from "./send-result";

/** Returns the top-level property of a JSON Pointer; "" for the whole document. */
export const propertyOf = (path: string): string => path.split("/")[1] ?? "";

interface Handlers {
  /** Called when the person saves a form without errors. */
  readonly onSubmit: () => void;
  /** Called when the person saves a form with errors. The first invalid field has the focus. */
  readonly onInvalid: (issues: readonly Issue[]) => void;
}

/** The form of one experience, built from the endpoint's fields. */
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

  /** Binds the form to a draft. */
  show(draft: ExperienceDraft): void {
    this.#unbind?.();
    const ensureOptions = (): void => this.#ensureOptions(draft);
    const refresh = (): void => this.#refresh();
    ensureOptions();
    this.#end.follow(draft);
    // Options must exist before the binding selects one; counters are updated after it.
    const stops = [draft.subscribe(ensureOptions)];
    const unbind = this.#bind(draft);
    stops.push(draft.subscribe(refresh));
    this.#unbind = () => {
      unbind();
      for (const stop of stops) stop();
    };
    refresh();
  }

  /** Marks edited fields, and unedited fields that the server or someone else changed. */
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

  /** Scrolls to a field and focuses it. */
  focus(name: string): void {
    const view = this.views.get(name);
    if (!view) return;
    this.scrollTo(name, "center");
    view.control.focus({ preventScroll: true });
  }

  /** Scrolls to a field, opening the section around it. */
  scrollTo(name: string, block: ScrollLogicalPosition = "nearest"): void {
    const view = this.views.get(name);
    const disclosure = view?.root.closest("details");
    if (disclosure) disclosure.open = true;
    const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
    view?.root.scrollIntoView({ block, behavior: still ? "auto" : "smooth" });
  }

  #bind(draft: ExperienceDraft): Unbind {
    return bindForm(this.formElement, draft, {
      validateOn: "input",
      showIssues: fillWithIssues,
      // Returns no promise, so that the form stays enabled while it is being saved.
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

  /** Returns a closed section with the fields that people rarely edit. */
  #more(): HTMLElement {
    const placed = new Set(GROUPS.flatMap((group) => group.rows.flat()));
    const rest = [...this.views.keys()].filter((name) => !placed.has(name));
    return element(
      "details",
      { class: "more" },
      element("summary", {}, "More"),
      element("p", { class: "more-note" }, "Internal fields. Leave them as they are."),
      this.#row(rest),
    );
  }

  #row(names: readonly string[]): HTMLElement {
    const views = names.map((name) => this.views.get(name)).filter((view) => view !== undefined);
    return element("div", { class: `row row-${views.length}` }, ...views.map((view) => view.root));
  }
}

import { element } from "../app/element";
import { IssuePacing } from "../form/issue-pacing";
import type { Field, Issue } from "../library";
import { controlText, setControlText } from "./controls";
import { FieldView } from "./field-view";
import { GROUPS } from "./layout";
import { type EndOfJob, linkEndToCurrent } from "./present";

export type FormTexts = Readonly<Record<string, string>>;

/** The property a JSON Pointer leads into; "" for the whole document. */
export const propertyOf = (path: string): string => path.split("/")[1] ?? "";

/** The form of one experience, made from the fields of an endpoint. */
export class ExperienceForm {
  readonly views: ReadonlyMap<string, FieldView>;
  readonly #pacing = new IssuePacing();
  readonly #end: EndOfJob;
  #seen: FormTexts = {};

  constructor(
    readonly formElement: HTMLFormElement,
    fields: readonly Field[],
  ) {
    this.views = new Map(fields.map((field) => [field.name, new FieldView(field)]));
    for (const view of this.views.values()) this.#pacing.watch(view);
    formElement.append(...this.#groups(), this.#more());
    this.#end = linkEndToCurrent(this.views);
    formElement.addEventListener("input", () => this.#refresh());
    // What fills in forms does not always say so as typing does.
    formElement.addEventListener("change", ({ target }) => {
      const view = [...this.views.values()].find(({ control }) => control === target);
      if (view && controlText(view.control) !== this.#seen[view.field.name]) {
        view.control.dispatchEvent(new Event("input", { bubbles: true }));
      }
    });
  }

  /** Shows a resource, given as `toForm` gives it. */
  fill(texts: FormTexts): void {
    this.#end.forget();
    for (const [name, view] of this.views) setControlText(view.control, texts[name] ?? "");
    this.#refresh();
  }

  /** Shows one field of a resource. */
  fillField(name: string, texts: FormTexts): void {
    const view = this.views.get(name);
    if (view) setControlText(view.control, texts[name] ?? "");
    this.#refresh();
  }

  /** Shows a resource but leaves every field that was edited since `before` was taken. */
  fillUneditedSince(before: FormTexts, texts: FormTexts): void {
    for (const [name, view] of this.views) {
      if (controlText(view.control) === before[name]) setControlText(view.control, texts[name] ?? "");
    }
    this.#refresh();
  }

  texts(): FormTexts {
    return Object.fromEntries([...this.views].map(([name, view]) => [name, controlText(view.control)]));
  }

  showIssues(issues: readonly Issue[]): void {
    for (const [name, view] of this.views) {
      this.#pacing.show(
        view,
        issues.filter((issue) => propertyOf(issue.path) === name),
      );
    }
  }

  showEdited(names: ReadonlySet<string>): void {
    for (const [name, view] of this.views) view.showEdited(names.has(name));
  }

  focus(name: string): void {
    const view = this.views.get(name);
    if (!view) return;
    const disclosure = view.root.closest("details");
    if (disclosure) disclosure.open = true;
    view.control.focus({ preventScroll: true });
    const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
    view.root.scrollIntoView({ block: "center", behavior: still ? "auto" : "smooth" });
  }

  #refresh(): void {
    this.#seen = this.texts();
    for (const view of this.views.values()) view.refresh();
    this.#end.refresh();
  }

  #groups(): HTMLElement[] {
    return GROUPS.map(({ title, rows }) =>
      element(
        "fieldset",
        { class: "group" },
        element("legend", {}, title),
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

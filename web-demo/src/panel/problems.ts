import { byId, element, icon } from "../app/element";
import type { Issue } from "../library";

/** The list of problems; each links to its field. */
export class ProblemsView {
  readonly #section = byId("problems", HTMLElement);
  readonly #list = byId("problems-list", HTMLElement);
  readonly #count = byId("problems-count", HTMLElement);

  constructor(
    private readonly handlers: {
      readonly linkTo: (path: string) => string | null;
      readonly goTo: (path: string) => void;
    },
  ) {}

  show(issues: readonly Issue[], ready: boolean): void {
    this.#count.textContent = issues.length === 0 ? "" : String(issues.length);
    this.#section.classList.toggle(
      "has-errors",
      issues.some((issue) => issue.severity === "error"),
    );
    const text = ready ? "None. Your changes are ready to save." : "None.";
    this.#list.replaceChildren(
      issues.length === 0
        ? element("p", { class: "empty" }, text)
        : element("ul", { class: "problem-list" }, ...issues.map((issue) => this.#entry(issue))),
    );
  }

  #entry(issue: Issue): HTMLElement {
    const severity = element(
      "span",
      { class: "visually-hidden" },
      issue.severity === "error" ? "Error: " : "Note: ",
    );
    const content = [icon(issue.severity), element("span", {}, severity, issue.message)];
    const href = this.handlers.linkTo(issue.path);
    const entry = element("li", { class: `problem problem-${issue.severity}` });
    if (href === null) {
      entry.append(element("p", {}, ...content));
      return entry;
    }
    const link = element("a", { href }, ...content);
    link.addEventListener("click", (event) => {
      event.preventDefault();
      this.handlers.goTo(issue.path);
    });
    entry.append(link);
    return entry;
  }
}

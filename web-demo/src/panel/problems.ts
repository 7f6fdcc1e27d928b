import { byId, element, icon } from "../app/element";
import { controlId } from "../experience/controls";
import { propertyOf } from "../experience/form";
import type { Issue } from "../library";

/** The list of what is wrong; each entry leads to its field. */
export class ProblemsView {
  readonly #section = byId("problems", HTMLElement);
  readonly #list = byId("problems-list", HTMLElement);
  readonly #count = byId("problems-count", HTMLElement);

  constructor(private readonly goTo: (name: string) => void) {}

  show(issues: readonly Issue[], dirty: boolean): void {
    this.#count.textContent = issues.length === 0 ? "" : String(issues.length);
    this.#section.classList.toggle(
      "has-errors",
      issues.some((issue) => issue.severity === "error"),
    );
    const text = dirty ? "None. What you changed is ready to save." : "None.";
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
    const name = propertyOf(issue.path);
    const entry = element("li", { class: `problem problem-${issue.severity}` });
    if (name === "") {
      entry.append(element("p", {}, ...content));
      return entry;
    }
    const link = element("a", { href: `#${controlId(name)}` }, ...content);
    link.addEventListener("click", (event) => {
      event.preventDefault();
      this.goTo(name);
    });
    entry.append(link);
    return entry;
  }
}

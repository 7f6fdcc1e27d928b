import { element } from "../app/element";
import type { Issue } from "../library";

/** Says at a control what is wrong with it; `place` is the one that tests and styles know the field by. */
export function showIssuesAt(
  control: HTMLElement,
  box: HTMLElement,
  issues: readonly Issue[],
  path: string,
): void {
  const invalid = issues.some((issue) => issue.severity === "error");
  if (invalid) control.setAttribute("aria-invalid", "true");
  else control.removeAttribute("aria-invalid");
  showIssuesIn(box, issues, path);
}

/** Lists what is wrong at a place that is no control. */
export function showIssuesIn(box: HTMLElement, issues: readonly Issue[], path: string): void {
  const texts = `${path}\n${issues.map((issue) => issue.message).join("\n")}`;
  if (texts === box.dataset.texts) return; // leave what a screen reader may be reading
  box.dataset.texts = texts;
  box.replaceChildren(...issues.map((issue) => issueElement(issue, path)));
}

/** What is wrong at a place, in the page's own words and looks: what `bindForm` shows issues with. */
export function fillWithIssues(box: HTMLElement, issues: readonly Issue[]): void {
  const path = box.getAttribute("data-error-for") ?? "";
  box.replaceChildren(...issues.map((issue) => issueElement(issue, path)));
}

function issueElement(issue: Issue, path: string): HTMLElement {
  return element(
    "p",
    { class: `issue issue-${issue.severity}`, "data-issue-for": path, "data-code": issue.code },
    issue.message,
  );
}

/** What stands beside the label of a field that was edited. */
export function editedMark(): HTMLElement {
  return element("span", { class: "edited-mark" }, "edited");
}

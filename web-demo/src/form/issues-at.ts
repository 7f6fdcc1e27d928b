import { element } from "../app/element";
import type { Issue } from "../library";

/**
 * Shows issues at a control.
 * @param path Identifies the field for tests and styles.
 */
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

/** Shows issues at a part of the form that is not a control. */
export function showIssuesIn(box: HTMLElement, issues: readonly Issue[], path: string): void {
  const texts = `${path}\n${issues.map((issue) => issue.message).join("\n")}`;
  if (texts === box.dataset.texts) return; // keeps what a screen reader may be reading
  box.dataset.texts = texts;
  box.replaceChildren(...issues.map((issue) => issueElement(issue, path)));
}

/** Shows issues in the page's style. Used as `showIssues` of `bindForm`. */
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

/** Returns the mark beside the label of an edited field. */
export function editedMark(): HTMLElement {
  return element("span", { class: "edited-mark" }, "edited");
}

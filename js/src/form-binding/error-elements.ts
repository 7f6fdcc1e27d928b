// Writes issues into the page.
import type { Issue } from "../types/issue.js";
import type { Control, ControlGroup } from "./controls.js";
import type { PageState } from "./page-state.js";

let count = 0;

/** An element that shows issues, either the page's own or an inserted one. */
interface ErrorElement {
  readonly element: Element;
  /** The earlier content of the page's own element; null for an inserted one. */
  readonly content: readonly Node[] | null;
  /** The shown text, or the shown issues as JSON text. */
  shownText: string;
}

/** Renders issues in an element. */
export type ShowIssues = (place: HTMLElement, issues: readonly Issue[]) => void;

/** Hides an element from sight but not from screen readers. A content security policy allows the style properties. */
function hideFromSight(element: HTMLElement): void {
  Object.assign(element.style, {
    position: "absolute",
    width: "1px",
    height: "1px",
    margin: "-1px",
    overflow: "hidden",
    clipPath: "inset(50%)",
    whiteSpace: "nowrap",
  });
}

/** Returns the last control, or the label around it. Text inside a label would become part of the control's name. */
function placeOf(controls: readonly Control[]): Element | undefined {
  const last = controls.at(-1);
  return last?.closest("label") ?? last;
}

/** The elements with issues: one for each field, a summary, and a live region for screen readers. */
export class ErrorElements {
  readonly #form: HTMLFormElement;
  readonly #pageState: PageState;
  readonly #errorElements = new Map<string, ErrorElement>();
  readonly #region: HTMLElement;
  #announced = "";
  readonly #showIssues: ShowIssues | undefined;

  constructor(form: HTMLFormElement, pageState: PageState, showIssues?: ShowIssues) {
    this.#form = form;
    this.#showIssues = showIssues;
    this.#pageState = pageState;
    this.#region = form.ownerDocument.createElement("div");
    this.#region.setAttribute("role", "status");
    this.#region.setAttribute("aria-live", "polite");
    hideFromSight(this.#region);
    form.append(this.#region);
  }

  /** Shows the issues of a group. `controls` are those of its controls that have the issues. */
  showAt(group: ControlGroup, controls: readonly Control[], issues: readonly Issue[]): void {
    const isError = issues[0]?.severity === "error";
    const element = this.#show(group.name, [group.name, group.path], issues, (made) =>
      placeOf(controls)?.after(made),
    );
    for (const control of group.controls) {
      const isAffected = element !== null && controls.includes(control);
      if (isAffected && isError) this.#pageState.setAttribute(control, "aria-invalid", "true");
      else this.#pageState.resetAttribute(control, "aria-invalid");
      const before = this.#pageState.originalAttribute(control, "aria-describedby");
      const described = isAffected ? [before, element.id].filter(Boolean).join(" ") : before;
      this.#pageState.setAttribute(control, "aria-describedby", described);
    }
  }

  /** Shows the issues of no control in the page's `[data-error-for=""]`, or at the end of the form. */
  showSummary(issues: readonly Issue[]): void {
    this.#show("", [""], issues, (made) => this.#region.before(made));
  }

  /** Writes a text into the live region. A screen reader announces it after its present text. */
  announce(text: string): void {
    if (this.#announced === text) return;
    this.#announced = text;
    this.#region.textContent = text;
  }

  /** Removes the issues of a group. Restores the page's own element. */
  drop(name: string): void {
    const errorElement = this.#errorElements.get(name);
    this.#errorElements.delete(name);
    if (errorElement === undefined) return;
    if (errorElement.content === null) errorElement.element.remove();
    else {
      errorElement.element.replaceChildren(...errorElement.content);
      this.#pageState.restore(errorElement.element);
    }
  }

  close(): void {
    for (const name of [...this.#errorElements.keys()]) this.drop(name);
    this.#region.remove();
  }

  #show(
    key: string,
    names: readonly string[],
    issues: readonly Issue[],
    place: (made: Element) => void,
  ): Element | null {
    if (issues.length === 0) {
      this.drop(key);
      return null;
    }
    const errorElement = this.#errorElements.get(key) ?? this.#make(names, place);
    this.#errorElements.set(key, errorElement);
    // A field shows its first issue. The summary shows all, because nothing else shows them.
    const text = (key === "" ? issues : issues.slice(0, 1)).map(({ message }) => message).join(" ");
    const shownText = this.#showIssues === undefined ? text : JSON.stringify(issues);
    if (shownText === errorElement.shownText) return errorElement.element;
    errorElement.shownText = shownText;
    if (this.#showIssues === undefined) errorElement.element.textContent = text;
    else this.#showIssues(errorElement.element as HTMLElement, issues);
    return errorElement.element;
  }

  #make(names: readonly string[], place: (made: Element) => void): ErrorElement {
    const own = [...this.#form.querySelectorAll("[data-error-for]")].find((element) =>
      names.includes(element.getAttribute("data-error-for") ?? ""),
    );
    const id = `resume-patch-error-${++count}`;
    if (own !== undefined) {
      if (own.id === "") this.#pageState.setAttribute(own, "id", id);
      this.#pageState.setAttribute(own, "hidden", null);
      return { element: own, content: [...own.childNodes], shownText: "" };
    }
    const element = this.#form.ownerDocument.createElement("span");
    element.id = id;
    element.className = "resume-patch-error";
    element.setAttribute("data-error-for", names[0] ?? "");
    place(element);
    return { element, content: null, shownText: "" };
  }
}

// Where a form says what is wrong.
import type { Issue } from "../types/issue.js";
import type { Control, ControlGroup } from "./control-groups.js";
import type { SavedAttributes } from "./saved-attributes.js";

let count = 0;

/** An element with a notice, the page's own or one made for it. */
interface ErrorElement {
  readonly element: Element;
  /** What was in the page's own element; null for one that was made. */
  readonly content: readonly Node[] | null;
  /** What it says now. */
  shownText: string;
}

/** Shows issues in an element. */
export type ShowIssues = (place: HTMLElement, issues: readonly Issue[]) => void;

/** Not shown, yet read out. Set by properties, which a content security policy allows. */
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

/** The last of a group's controls, with the label around it: text in a label would be part of the control's name. */
function placeOf(controls: readonly Control[]): Element | undefined {
  const last = controls.at(-1);
  return last?.closest("label") ?? last;
}

/** Notices at fields, one for what belongs to none, and one region that is read out. */
export class ErrorElements {
  readonly #form: HTMLFormElement;
  readonly #attributes: SavedAttributes;
  readonly #errorElements = new Map<string, ErrorElement>();
  readonly #region: HTMLElement;
  #announced = "";
  readonly #showIssues: ShowIssues | undefined;

  constructor(form: HTMLFormElement, attributes: SavedAttributes, showIssues?: ShowIssues) {
    this.#form = form;
    this.#showIssues = showIssues;
    this.#attributes = attributes;
    this.#region = form.ownerDocument.createElement("div");
    this.#region.setAttribute("role", "status");
    this.#region.setAttribute("aria-live", "polite");
    hideFromSight(this.#region);
    form.append(this.#region);
  }

  /** Shows issues at those of a group's controls that they are said of. */
  showAt(group: ControlGroup, controls: readonly Control[], issues: readonly Issue[]): void {
    const isError = issues[0]?.severity === "error";
    const element = this.#show(group.name, [group.name, group.path], issues, (made) =>
      placeOf(controls)?.after(made),
    );
    for (const control of group.controls) {
      const isAffected = element !== null && controls.includes(control);
      if (isAffected && isError) this.#attributes.set(control, "aria-invalid", "true");
      else this.#attributes.reset(control, "aria-invalid");
      const before = this.#attributes.original(control, "aria-describedby");
      const described = isAffected ? [before, element.id].filter(Boolean).join(" ") : before;
      this.#attributes.set(control, "aria-describedby", described);
    }
  }

  /** Shows what belongs to no control: in the page's `[data-error-for=""]`, or at the end of the form. */
  showSummary(issues: readonly Issue[]): void {
    this.#show("", [""], issues, (made) => this.#region.before(made));
  }

  /** Has a text read out when the reader is done with what it says now. */
  announce(text: string): void {
    if (this.#announced === text) return;
    this.#announced = text;
    this.#region.textContent = text;
  }

  /** Takes a group's notice away. */
  drop(name: string): void {
    const errorElement = this.#errorElements.get(name);
    this.#errorElements.delete(name);
    if (errorElement === undefined) return;
    if (errorElement.content === null) errorElement.element.remove();
    else {
      errorElement.element.replaceChildren(...errorElement.content);
      this.#attributes.restore(errorElement.element);
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
    // Of one field the first is enough; what belongs to none has nowhere else to be said.
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
      if (own.id === "") this.#attributes.set(own, "id", id);
      this.#attributes.set(own, "hidden", null);
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

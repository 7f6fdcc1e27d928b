// Where a form says what is wrong.
import type { Issue } from "../types/issue.js";
import type { Attributes } from "./attributes.js";
import type { Control, Group } from "./groups.js";

let count = 0;

/** An element with a notice, the page's own or one made for it. */
interface Notice {
  readonly element: Element;
  /** What was in the page's own element; null for one that was made. */
  readonly content: readonly Node[] | null;
  /** What it says now. */
  said: string;
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
export class Notices {
  readonly #form: HTMLFormElement;
  readonly #attributes: Attributes;
  readonly #notices = new Map<string, Notice>();
  readonly #region: HTMLElement;
  #announced = "";
  readonly #showIssues: ShowIssues | undefined;

  constructor(form: HTMLFormElement, attributes: Attributes, showIssues?: ShowIssues) {
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
  showAt(group: Group, controls: readonly Control[], issues: readonly Issue[]): void {
    const isError = issues[0]?.severity === "error";
    const element = this.#show(group.name, [group.name, group.path], issues, (made) =>
      placeOf(controls)?.after(made),
    );
    for (const control of group.controls) {
      const isMeant = element !== null && controls.includes(control);
      if (isMeant && isError) this.#attributes.set(control, "aria-invalid", "true");
      else this.#attributes.reset(control, "aria-invalid");
      const before = this.#attributes.original(control, "aria-describedby");
      const described = isMeant ? [before, element.id].filter(Boolean).join(" ") : before;
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
    const notice = this.#notices.get(name);
    this.#notices.delete(name);
    if (notice === undefined) return;
    if (notice.content === null) notice.element.remove();
    else {
      notice.element.replaceChildren(...notice.content);
      this.#attributes.restore(notice.element);
    }
  }

  close(): void {
    for (const name of [...this.#notices.keys()]) this.drop(name);
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
    const notice = this.#notices.get(key) ?? this.#make(names, place);
    this.#notices.set(key, notice);
    // Of one field the first is enough; what belongs to none has nowhere else to be said.
    const text = (key === "" ? issues : issues.slice(0, 1)).map(({ message }) => message).join(" ");
    const said = this.#showIssues === undefined ? text : JSON.stringify(issues);
    if (said === notice.said) return notice.element;
    notice.said = said;
    if (this.#showIssues === undefined) notice.element.textContent = text;
    else this.#showIssues(notice.element as HTMLElement, issues);
    return notice.element;
  }

  #make(names: readonly string[], place: (made: Element) => void): Notice {
    const own = [...this.#form.querySelectorAll("[data-error-for]")].find((element) =>
      names.includes(element.getAttribute("data-error-for") ?? ""),
    );
    const id = `resume-patch-error-${++count}`;
    if (own !== undefined) {
      if (own.id === "") this.#attributes.set(own, "id", id);
      this.#attributes.set(own, "hidden", null);
      return { element: own, content: [...own.childNodes], said: "" };
    }
    const element = this.#form.ownerDocument.createElement("span");
    element.id = id;
    element.className = "resume-patch-error";
    element.setAttribute("data-error-for", names[0] ?? "");
    place(element);
    return { element, content: null, said: "" };
  }
}

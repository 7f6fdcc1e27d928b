// Where a form says what is wrong.
import type { Attributes } from "./attributes.js";
import type { Control, Group } from "./groups.js";

let count = 0;

/** An element with a notice, the page's own or one made for it. */
interface Notice {
  readonly element: Element;
  /** What was in the page's own element; null for one that was made. */
  readonly content: readonly Node[] | null;
}

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

  constructor(form: HTMLFormElement, attributes: Attributes) {
    this.#form = form;
    this.#attributes = attributes;
    this.#region = form.ownerDocument.createElement("div");
    this.#region.setAttribute("role", "status");
    this.#region.setAttribute("aria-live", "polite");
    hideFromSight(this.#region);
    form.append(this.#region);
  }

  /** Shows a text at those of a group's controls that it is said of, or none with "". */
  showAt(group: Group, controls: readonly Control[], text: string, isError: boolean): void {
    const element = this.#show(group.name, [group.name, group.path], text, (made) =>
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
  showSummary(text: string): void {
    this.#show("", [""], text, (made) => this.#region.before(made));
  }

  /** Has a text read out when the reader is done with what it says now. */
  announce(text: string): void {
    if (this.#region.textContent !== text) this.#region.textContent = text;
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

  #show(key: string, names: readonly string[], text: string, place: (made: Element) => void): Element | null {
    if (text === "") {
      this.drop(key);
      return null;
    }
    const notice = this.#notices.get(key) ?? this.#make(names, place);
    this.#notices.set(key, notice);
    if (notice.element.textContent !== text) notice.element.textContent = text;
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
      return { element: own, content: [...own.childNodes] };
    }
    const element = this.#form.ownerDocument.createElement("span");
    element.id = id;
    element.className = "resume-patch-error";
    element.setAttribute("data-error-for", names[0] ?? "");
    place(element);
    return { element, content: null };
  }
}

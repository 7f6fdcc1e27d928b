/** The part of a control that has its validity. A custom element may lack the members. */
type Validatable = Partial<Pick<HTMLInputElement, "validity" | "validationMessage" | "setCustomValidity">> &
  Element;

/** Changes attributes and custom validity of the page's elements, and restores them. */
export class PageState {
  readonly #before = new Map<Element, { names: readonly string[]; values: Map<string, string | null> }>();
  readonly #validity = new Map<Element, { readonly own: string; shown: string }>();

  /** Sets an attribute, or removes it with null. */
  setAttribute(element: Element, name: string, value: string | null): void {
    if (element.getAttribute(name) === value) return;
    this.retainAttribute(element, name);
    if (value === null) element.removeAttribute(name);
    else element.setAttribute(name, value);
  }

  /** Remembers the value of an attribute before other code changes it. */
  retainAttribute(element: Element, name: string): void {
    let before = this.#before.get(element);
    if (before === undefined) {
      before = { names: element.getAttributeNames(), values: new Map() };
      this.#before.set(element, before);
    }
    if (!before.values.has(name)) before.values.set(name, element.getAttribute(name));
  }

  /** Returns the page's own value of an attribute, from before any change. */
  originalAttribute(element: Element, name: string): string | null {
    const kept = this.#before.get(element)?.values;
    return kept?.has(name) ? (kept.get(name) ?? null) : element.getAttribute(name);
  }

  resetAttribute(element: Element, name: string): void {
    this.setAttribute(element, name, this.originalAttribute(element, name));
  }

  /** Remembers the page's own custom validity of a control. */
  retainValidity(control: Validatable): void {
    if (this.#validity.has(control)) return;
    const own = control.validity?.customError ? (control.validationMessage ?? "") : "";
    this.#validity.set(control, { own, shown: own });
  }

  /** Sets the custom validity of a control. With `""`, restores the page's own one. */
  setValidity(control: Validatable, message: string): void {
    const kept = this.#validity.get(control);
    if (kept === undefined) return;
    const wanted = message === "" ? kept.own : message;
    if (wanted === kept.shown) return;
    kept.shown = wanted;
    control.setCustomValidity?.(wanted);
  }

  /** Restores the custom validity and all attributes of an element, the attributes in their original order. */
  restore(element: Element): void {
    const validity = this.#validity.get(element);
    this.#validity.delete(element);
    if (validity !== undefined) (element as Validatable).setCustomValidity?.(validity.own);
    this.#restoreAttributes(element);
  }

  restoreAll(): void {
    for (const element of [...this.#before.keys(), ...this.#validity.keys()]) this.restore(element);
  }

  #restoreAttributes(element: Element): void {
    const before = this.#before.get(element);
    if (before === undefined) return;
    this.#before.delete(element);
    const isTakenAway = [...before.values].some(
      ([name, value]) => value !== null && !element.hasAttribute(name),
    );
    for (const [name, value] of before.values) {
      if (value === null) element.removeAttribute(name);
      else if (element.getAttribute(name) !== value) element.setAttribute(name, value);
    }
    if (isTakenAway) reorder(element, before.names);
  }
}

/** Sets the attributes again in the original order, because a restored attribute is the last one. */
function reorder(element: Element, names: readonly string[]): void {
  for (const name of [...names, ...element.getAttributeNames().filter((each) => !names.includes(each))]) {
    const value = element.getAttribute(name);
    if (value === null) continue;
    element.removeAttribute(name);
    element.setAttribute(name, value);
  }
}

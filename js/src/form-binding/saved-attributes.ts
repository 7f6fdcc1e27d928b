/** Changes attributes of a page's elements, and puts them back as they were. */
export class SavedAttributes {
  readonly #before = new Map<Element, { names: readonly string[]; values: Map<string, string | null> }>();

  /** Sets an attribute, or takes it away with null. */
  set(element: Element, name: string, value: string | null): void {
    if (element.getAttribute(name) === value) return;
    this.retain(element, name);
    if (value === null) element.removeAttribute(name);
    else element.setAttribute(name, value);
  }

  /** Remembers an attribute that is changed by other means. */
  retain(element: Element, name: string): void {
    let before = this.#before.get(element);
    if (before === undefined) {
      before = { names: element.getAttributeNames(), values: new Map() };
      this.#before.set(element, before);
    }
    if (!before.values.has(name)) before.values.set(name, element.getAttribute(name));
  }

  /** What the page had; what it has where nothing was changed. */
  original(element: Element, name: string): string | null {
    const kept = this.#before.get(element)?.values;
    return kept?.has(name) ? (kept.get(name) ?? null) : element.getAttribute(name);
  }

  reset(element: Element, name: string): void {
    this.set(element, name, this.original(element, name));
  }

  /** Puts all of an element's attributes back, in the order in which they were. */
  restore(element: Element): void {
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

  restoreAll(): void {
    for (const element of [...this.#before.keys()]) this.restore(element);
  }
}

/** An attribute that was away comes back last. */
function reorder(element: Element, names: readonly string[]): void {
  for (const name of [...names, ...element.getAttributeNames().filter((each) => !names.includes(each))]) {
    const value = element.getAttribute(name);
    if (value === null) continue;
    element.removeAttribute(name);
    element.setAttribute(name, value);
  }
}

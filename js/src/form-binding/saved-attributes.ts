/** Changes attributes of the page's elements and restores them. */
export class SavedAttributes {
  readonly #before = new Map<Element, { names: readonly string[]; values: Map<string, string | null> }>();

  /** Sets an attribute, or removes it with null. */
  set(element: Element, name: string, value: string | null): void {
    if (element.getAttribute(name) === value) return;
    this.retain(element, name);
    if (value === null) element.removeAttribute(name);
    else element.setAttribute(name, value);
  }

  /** Remembers the value of an attribute before other code changes it. */
  retain(element: Element, name: string): void {
    let before = this.#before.get(element);
    if (before === undefined) {
      before = { names: element.getAttributeNames(), values: new Map() };
      this.#before.set(element, before);
    }
    if (!before.values.has(name)) before.values.set(name, element.getAttribute(name));
  }

  /** Returns the page's own value of an attribute, from before any change. */
  original(element: Element, name: string): string | null {
    const kept = this.#before.get(element)?.values;
    return kept?.has(name) ? (kept.get(name) ?? null) : element.getAttribute(name);
  }

  reset(element: Element, name: string): void {
    this.set(element, name, this.original(element, name));
  }

  /** Restores all attributes of an element, in their original order. */
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

/** Sets the attributes again in the original order, because a restored attribute is the last one. */
function reorder(element: Element, names: readonly string[]): void {
  for (const name of [...names, ...element.getAttributeNames().filter((each) => !names.includes(each))]) {
    const value = element.getAttribute(name);
    if (value === null) continue;
    element.removeAttribute(name);
    element.setAttribute(name, value);
  }
}

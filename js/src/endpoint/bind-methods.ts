/**
 * Has an object's methods work without it, too, as `const { subscribe } = draft` makes them. All its classes' methods
 * are meant, so that it is enough to call this where the outermost one is constructed.
 */
export function bindMethods(object: object): void {
  for (
    let type = Object.getPrototypeOf(object);
    type !== Object.prototype;
    type = Object.getPrototypeOf(type)
  ) {
    for (const [name, { value }] of Object.entries(Object.getOwnPropertyDescriptors(type))) {
      if (typeof value !== "function" || name === "constructor" || Object.hasOwn(object, name)) continue;
      Object.defineProperty(object, name, { value: value.bind(object), configurable: true, writable: true });
    }
  }
}

/**
 * Returns the name of a host object's class, such as "ArrayBuffer". Unlike `instanceof`, this also works for objects of another
 * realm: of a frame, of Node's `vm`, and of Node itself in Jest.
 */
export function tagOf(value: unknown): string {
  return Object.prototype.toString.call(value).slice("[object ".length, -1);
}

import type { ResumeDraft } from "../library";
import { isObject, memberOf, valueAt, without, withValue } from "./document";
import { isWithin, split, stepsOf } from "./pointer";

/**
 * Holds the value of a draft for the form. An edit replaces only the changed parts; all other objects stay
 * the same. So a view compares references to see whether its value changed.
 */
export class DraftValue {
  #value: object;

  constructor(draft: ResumeDraft) {
    this.#value = draft.value;
  }

  get value(): object {
    return this.#value;
  }

  at(path: string): unknown {
    return valueAt(this.#value, path);
  }

  /** Reads the changed paths of the draft. */
  update(draft: ResumeDraft, paths: readonly string[]): void {
    const whole = paths.map((path) => this.#pathToRead(path));
    // Outer paths come first, because they include the inner ones.
    whole.sort((one, other) => stepsOf(one).length - stepsOf(other).length);
    const outermost = whole.filter(
      (path, index) => !whole.slice(0, index).some((outer) => isWithin(path, outer)),
    );
    for (const path of outermost) this.#replace(path, path === "" ? draft.value : draft.get(path));
  }

  /** An added, removed or moved item shifts others, so the list is read as a whole. */
  #pathToRead(path: string): string {
    if (path === "") return path;
    const { parent } = split(path);
    const around = this.at(parent);
    if (Array.isArray(around)) return parent;
    return around === undefined ? this.#pathToRead(parent) : path;
  }

  #replace(path: string, now: unknown): void {
    if (path === "") this.#value = reuseEqual(this.#value, now) as object;
    else if (now === undefined) this.#value = without(this.#value, path);
    else this.#value = withValue(this.#value, path, reuseEqual(this.at(path), now));
  }
}

/** Returns `now` with every part that equals part of `earlier` replaced by the earlier object. */
function reuseEqual(earlier: unknown, now: unknown): unknown {
  if (Array.isArray(earlier) && Array.isArray(now)) return reuseEqualItems(earlier, now);
  if (!isObject(earlier) || !isObject(now)) return now;
  const names = Object.keys(now);
  const members = names.map((name) => [name, reuseEqual(memberOf(earlier, name), now[name])] as const);
  const isSame = members.every(([name, value]) => Object.hasOwn(earlier, name) && earlier[name] === value);
  return isSame && names.length === Object.keys(earlier).length ? earlier : Object.fromEntries(members);
}

function reuseEqualItems(earlier: readonly unknown[], now: readonly unknown[]): readonly unknown[] {
  const keep = new Map<unknown, unknown>();
  for (const item of earlier) if (!keep.has(itemKey(item))) keep.set(itemKey(item), item);
  const items = now.map((item) => reuseEqual(keep.get(itemKey(item)), item));
  return items.length === earlier.length && items.every((item, index) => item === earlier[index])
    ? earlier
    : items;
}

/** Returns the id of an item, or its content when it has none. */
function itemKey(item: unknown): unknown {
  if (typeof item !== "object" || item === null) return item;
  const id = memberOf(item, "id");
  return id === undefined || id === null ? JSON.stringify(item) : id;
}

import type { ResumeDraft } from "../library";
import { isObject, memberOf, valueAt, without, withValue } from "./document";
import { isWithin, split, stepsOf } from "./pointer";

/**
 * What the form shows: the resume of a draft. An edit replaces the places that it changed; everything else stays the very
 * same object, so that a view knows at a glance whether its own is another one, however long the resume.
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

  /** Takes over what a draft has now at the places that it said have changed. */
  update(draft: ResumeDraft, paths: readonly string[]): void {
    const whole = paths.map((path) => this.#pathToRead(path));
    // What is further out comes first, and has what is in it.
    whole.sort((one, other) => stepsOf(one).length - stepsOf(other).length);
    const outermost = whole.filter(
      (path, index) => !whole.slice(0, index).some((outer) => isWithin(path, outer)),
    );
    for (const path of outermost) this.#replace(path, path === "" ? draft.value : draft.get(path));
  }

  /** An item that comes, goes or moves moves others: the list is read as a whole. */
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

/** A value with as many of the objects of an earlier one as mean the same. */
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

/** By its id an item is known also after it was edited; any other by what it is. */
function itemKey(item: unknown): unknown {
  if (typeof item !== "object" || item === null) return item;
  const id = memberOf(item, "id");
  return id === undefined || id === null ? JSON.stringify(item) : id;
}

import { isSame, memberOf } from "./document";
import type { ResumeFields } from "./fields";
import { childPointer, stepsOf } from "./pointer";

/**
 * Maps a path from one version of a resume to another. Items of lists match by id, or else by content.
 * Returns null when the other version lacks the value.
 */
export function mapPath(fields: ResumeFields, path: string, from: unknown, to: unknown): string | null {
  let one = from;
  let other = to;
  let found = "";
  let field = "";
  for (const step of stepsOf(path)) {
    const next = Array.isArray(one)
      ? positionInList(other, one[Number(step)], identityOf(fields, field))
      : step;
    if (next === null || other === undefined) return null;
    one = memberOf(one, step);
    other = memberOf(other, next);
    found = childPointer(found, next);
    field = childPointer(field, step);
  }
  return other === undefined ? null : found;
}

/** Returns the value at the mapped path. */
export function mappedValue(fields: ResumeFields, path: string, from: unknown, to: unknown): unknown {
  const mapped = mapPath(fields, path, from, to);
  return mapped === null ? undefined : stepsOf(mapped).reduce(memberOf, to);
}

/** Returns the position of an item in another version of its list, as a pointer step. */
export function positionInList(list: unknown, item: unknown, identity: string | undefined): string | null {
  if (!Array.isArray(list) || item === undefined) return null;
  const id = identity === undefined ? undefined : memberOf(item, identity);
  const index =
    id === undefined || identity === undefined
      ? list.findIndex((other) => isSame(other, item))
      : list.findIndex((other) => memberOf(other, identity) === id);
  return index < 0 ? null : String(index);
}

export const identityOf = (fields: ResumeFields, list: string): string | undefined =>
  fields.at(list)?.items?.identity;

/**
 * Returns where an item of an earlier list belongs in the current one: after the nearest item that preceded
 * it.
 */
export function insertPosition(
  earlier: readonly unknown[],
  index: number,
  now: readonly unknown[],
  identity: string | undefined,
): number {
  for (let before = index - 1; before >= 0; before -= 1) {
    const position = positionInList(now, earlier[before], identity);
    if (position !== null) return Number(position) + 1;
  }
  return 0;
}

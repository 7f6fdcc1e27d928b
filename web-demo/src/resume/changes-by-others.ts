// Finds what someone else saved while a resume was edited here.
import type { Change, ResumeEndpoint } from "../library";
import { isSame, valueAt } from "./document";
import type { ResumeFields } from "./fields";
import { isListItem } from "./form-order";
import type { OtherChanges } from "./other-changes";
import { labelOfPath } from "./path-label";
import { mapPath } from "./path-mapping";

/** The name to show when the server does not say who made a change. */
export const SOMEONE_ELSE = "someone else";

/** The name to show for changes that the server itself made. */
export const SERVER = "the server";

/** One resume in three versions. */
export interface ResumeVersions {
  /** The last known stored version. */
  readonly before: object;
  /** The stored version now. */
  readonly after: object;
  /** The version in the form. */
  readonly mine: object;
}

/** Returns what others changed, without changes that were made here in the same way. */
export function changesByOthers(
  endpoint: ResumeEndpoint,
  fields: ResumeFields,
  { before, after, mine }: ResumeVersions,
): readonly Change[] {
  const isMine = ({ kind, path, after: now }: Change): boolean => {
    if (kind === "remove") return mapPath(fields, path, before, mine) === null;
    const mapped = mapPath(fields, path, after, mine);
    return mapped !== null && isSame(valueAt(mine, mapped), now) && (kind !== "move" || mapped === path);
  };
  return endpoint.diff(before, after).filter((change) => !isMine(change));
}

/** Returns the names of changes, as the form shows them. */
export function changeNames(
  { changes, before, after }: Pick<OtherChanges, "changes" | "before" | "after">,
  fields: ResumeFields,
): string[] {
  const names = changes.map(({ kind, path }) => {
    const { label, context } = labelOfPath(fields, path, kind === "remove" ? before : after);
    return isListItem(fields, path) && context !== "" ? context : label;
  });
  return [...new Set(names)];
}

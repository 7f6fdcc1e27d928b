// What somebody else has stored while a resume was edited here, as a request brings it to light.
import type { Change, ResumeEndpoint } from "../library";
import { isSame, valueAt } from "./document";
import type { ResumeFields } from "./fields";
import { isListItem } from "./form-order";
import type { OtherChanges } from "./other-changes";
import { labelOfPath } from "./path-label";
import { mapPath } from "./path-mapping";

/** Who that is where the server does not say. */
export const SOMEONE_ELSE = "somebody else";

/** Who it is that stores something otherwise than it was sent. */
export const SERVER = "the server";

/** One resume at three moments. */
export interface ResumeVersions {
  /** As it was known to be stored. */
  readonly before: object;
  /** As it turned out to be stored. */
  readonly after: object;
  /** As it was here. */
  readonly mine: object;
}

/** What others have changed, without what was changed here in the same way. */
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

/** What they have changed, as a person calls it. */
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

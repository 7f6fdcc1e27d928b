// What somebody else has stored while a resume was edited here, as a request brings it to light.
import type { Change, ResumeEndpoint } from "../library";
import { counterpart } from "./counterpart";
import { isSame, valueAt } from "./document";
import type { ResumeFields } from "./fields";
import type { Incoming } from "./incoming";
import { isListItem } from "./order";
import { nameOfPlace } from "./place-name";

/** Who that is where the server does not say. */
export const SOMEBODY = "somebody else";

/** Who it is that stores something otherwise than it was sent. */
export const SERVER = "the server";

/** One resume at three moments. */
export interface Resumes {
  /** As it was known to be stored. */
  readonly before: object;
  /** As it turned out to be stored. */
  readonly after: object;
  /** As it was here. */
  readonly mine: object;
}

/** What others have changed, without what was changed here in the same way. */
export function changesOfOthers(
  endpoint: ResumeEndpoint,
  fields: ResumeFields,
  { before, after, mine }: Resumes,
): readonly Change[] {
  const isMine = ({ kind, path, after: now }: Change): boolean => {
    if (kind === "remove") return counterpart(fields, path, before, mine) === null;
    const place = counterpart(fields, path, after, mine);
    return place !== null && isSame(valueAt(mine, place), now) && (kind !== "move" || place === path);
  };
  return endpoint.diff(before, after).filter((change) => !isMine(change));
}

/** What they have changed, as a person calls it. */
export function namesOf(
  { changes, before, after }: Pick<Incoming, "changes" | "before" | "after">,
  fields: ResumeFields,
): string[] {
  const names = changes.map(({ kind, path }) => {
    const { what, where } = nameOfPlace(fields, path, kind === "remove" ? before : after);
    return isListItem(fields, path) && where !== "" ? where : what;
  });
  return [...new Set(names)];
}

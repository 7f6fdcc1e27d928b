// Records how a server's response changed the form.
import type { SendResult } from "resume-patch/client";
import { meaningfulChanges, messageFor, type StatusMessage } from "../editing/result-messages";
import { propertyOf } from "./form";
import type { OpenJob } from "./job";

/** Maps each field that differs from the person's version to the reason. */
export type ServerChanges = ReadonlyMap<string, "saved differently" | "changed by someone else">;

/** The state of a job when it was sent. */
interface SentState {
  readonly base: object;
  /** The edited properties. */
  readonly edited: ReadonlySet<string>;
  /** The number of changes. */
  readonly count: number;
}

/** Stores the changes of a result in the job and returns the message about it. */
export function recordResult(
  job: OpenJob,
  before: SentState,
  result: SendResult,
  labelOf: (path: string) => string,
): StatusMessage {
  job.serverChanges = serverChangesOf(job, before, result);
  const namesMarked = (kind: string): string[] =>
    [...job.serverChanges].filter(([, mark]) => mark === kind).map(([name]) => labelOf(`/${name}`));
  return messageFor(result, {
    sentCount: before.count,
    unsentCount: job.edited.size,
    altered: namesMarked("saved differently"),
    changedByOthers: namesMarked("changed by someone else"),
    isUnconfirmed: job.draft.unconfirmed !== null,
  });
}

/** Returns the properties that changed and were not edited here. */
function serverChangesOf({ draft, edited }: OpenJob, before: SentState, result: SendResult): ServerChanges {
  const { endpoint } = draft;
  const fields = new Set(endpoint.fields.map(({ name }) => name));
  const own = new Set([...before.edited, ...edited]);
  const changed = endpoint.diff(before.base, draft.base).map(({ path }) => propertyOf(path));
  const altered = meaningfulChanges(result.kind === "sent" ? result.altered : []);
  return new Map([
    ...changed
      .filter((name) => fields.has(name) && !own.has(name))
      .map((name) => [name, "changed by someone else"] as const),
    ...altered.map(({ path }) => [propertyOf(path), "saved differently"] as const),
  ]);
}

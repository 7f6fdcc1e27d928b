// What a server's answer has brought into the form.
import type { SendResult } from "resume-patch/client";
import { meaningfulChanges, messageFor, type StatusMessage } from "../editing/result-messages";
import { propertyOf } from "./form";
import type { OpenJob } from "./job";

/** What stands at fields that are not as the person left them, by property. */
export type ServerChanges = ReadonlyMap<string, "stored otherwise" | "from somebody else">;

/** How a job was when it was sent. */
interface SentState {
  readonly base: object;
  /** The properties that were edited. */
  readonly edited: ReadonlySet<string>;
  /** How many changes there were. */
  readonly count: number;
}

/** Notes what a result has brought into a job, and says what became of sending it. */
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
    altered: namesMarked("stored otherwise"),
    changedByOthers: namesMarked("from somebody else"),
    isUnconfirmed: job.draft.unconfirmed !== null,
  });
}

/** What is another than before, and was not edited here. */
function serverChangesOf({ draft, edited }: OpenJob, before: SentState, result: SendResult): ServerChanges {
  const { endpoint } = draft;
  const fields = new Set(endpoint.fields.map(({ name }) => name));
  const own = new Set([...before.edited, ...edited]);
  const changed = endpoint.diff(before.base, draft.base).map(({ path }) => propertyOf(path));
  const altered = meaningfulChanges(result.kind === "sent" ? result.altered : []);
  return new Map([
    ...changed
      .filter((name) => fields.has(name) && !own.has(name))
      .map((name) => [name, "from somebody else"] as const),
    ...altered.map(({ path }) => [propertyOf(path), "stored otherwise"] as const),
  ]);
}

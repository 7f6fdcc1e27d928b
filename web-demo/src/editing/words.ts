// What became of sending, in words for the save bar.
import type { LoadResult, SendResult, Unavailable } from "resume-patch/client";
import type { Change } from "../library";
import { counted, type Tone, WAY_TO_SERVER } from "../panel/save-bar";

/** What the words depend on besides the result. */
export interface Counts {
  /** How many changes were sent. */
  readonly sent: number;
  /** How many are there to be sent now: after a success, those that were made meanwhile. */
  readonly left: number;
  /** What the server stored otherwise than it was sent, as a person calls it. */
  readonly otherwise: readonly string[];
  /** What somebody else had stored, and is in the form now, as a person calls it. */
  readonly others: readonly string[];
  /** Nobody knows whether something that was sent is stored: `draft.unconfirmed`. */
  readonly isInDoubt: boolean;
}

export interface Said {
  readonly text: string;
  readonly tone: Tone;
}

const STILL_HERE = "Your changes are still here.";

const bad = (text: string): Said => ({ text: `Not saved. ${text}`, tone: "bad" });

/** What to say of a result of `send`. */
export function wordsFor(result: SendResult, counts: Counts): Said {
  const { isInDoubt } = counts;
  const failed = (why: string): Said =>
    isInDoubt
      ? { text: `${why} It may have been saved all the same; saving again checks that first.`, tone: "bad" }
      : bad(`${why} ${STILL_HERE}`);
  switch (result.kind) {
    case "sent":
      return wordsForSent(result, counts);
    case "unchanged":
      return result.ignored.length > 0
        ? bad("The server cannot take these changes.")
        : { text: "Nothing to save", tone: "calm" };
    case "invalid": {
      const errors = result.issues.filter(({ severity }) => severity === "error").length;
      return bad(`Fix ${counted(errors, "problem")} first.`);
    }
    case "refused":
      return result.issues.length > 0
        ? bad("The server refused something; see Problems.")
        : failed(whyNot(result));
    case "unauthorized":
    case "notFound":
    case "unavailable":
    case "aborted":
      return failed(whyNot(result));
    case "conflict":
      return result.conflicts.length > 0
        ? bad("Somebody else changed the same. Choose above the form what stays, and save again.")
        : bad(`Somebody else was first. ${STILL_HERE} Look at them, and save again.`);
  }
}

type Failed = Exclude<LoadResult<unknown, unknown>, { kind: "loaded" }>;

/** Why nothing came of a request, as a sentence. */
export function whyNot(result: Failed): string {
  switch (result.kind) {
    case "refused":
      return asSentence(result.message);
    case "unauthorized":
      return result.status === 403
        ? `You are not allowed to do this as you are signed in. See ${WAY_TO_SERVER}.`
        : `The server wants a sign-in. See ${WAY_TO_SERVER}.`;
    case "notFound":
      return "The server has nothing at this address.";
    case "unavailable":
      return wordsForUnavailable(result);
    case "aborted":
      return "You stopped it.";
  }
}

function wordsForSent(
  { conflicts }: Extract<SendResult, { kind: "sent" }>,
  { sent, left, otherwise, others }: Counts,
): Said {
  const parts = [sent === 0 ? "Saved" : `Saved ${counted(sent, "change")}`];
  if (otherwise.length > 0) parts.push(`the server stored ${listed(otherwise)} otherwise`);
  if (conflicts.length > 0) parts.push(`${counted(conflicts.length, "conflict")} to decide`);
  else if (left > 0) parts.push(`${counted(left, "newer change")} still to save`);
  const saved = parts.join("; ");
  const text = others.length > 0 ? `${saved}. ${wordsForOthers(others)}` : saved;
  return { text, tone: parts.length > 1 ? "dirty" : "good" };
}

const MOST_NAMES = 3;

/** "City", "City and Country", "City, Country and 3 more". */
function listed(names: readonly string[]): string {
  const rest = names.length - MOST_NAMES;
  const shown = rest > 0 ? [...names.slice(0, MOST_NAMES), `${rest} more`] : names;
  return new Intl.ListFormat("en-GB").format(shown);
}

function wordsForOthers(names: readonly string[]): string {
  return `Somebody else had changed ${listed(names)}; ${names.length === 1 ? "it is" : "they are"} in your form.`;
}

/** What is left to do once every conflict is settled. */
export const whatNext = (dirty: boolean): string =>
  dirty ? "Save when you are ready." : "Nothing is left to save.";

/** What there is to tell of what a server stored otherwise: that it took white space away is nothing to anybody. */
export const worthTelling = (altered: readonly Change[]): readonly Change[] =>
  altered.filter(
    ({ before, after }) =>
      typeof before !== "string" || typeof (after ?? "") !== "string" || before.trim() !== (after ?? ""),
  );

function wordsForUnavailable({ reason, status, retryAfter }: Unavailable): string {
  switch (reason) {
    case "network":
      return "The server did not answer.";
    case "timeout":
      return "The server took too long to answer.";
    case "badResponse":
      return "The server’s answer could not be read.";
    case "status": {
      if (status !== 429) return "The server has a problem of its own. Try again in a moment.";
      const seconds = Math.ceil((retryAfter ?? 0) / 1000);
      const when = seconds > 0 ? `in ${counted(seconds, "second")}` : "in a moment";
      return `The server is busy with too many requests. Try again ${when}.`;
    }
  }
}

/** Servers leave the full stop away, and then go on without it. */
const asSentence = (text: string): string => (/[.!?]$/u.test(text) ? text : `${text}.`);

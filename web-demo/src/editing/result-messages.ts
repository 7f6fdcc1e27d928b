// What became of sending, in words for the save bar.
import type { LoadResult, SendResult, Unavailable } from "resume-patch/client";
import type { Change } from "../library";
import { countText, SERVER_BUTTON, type Tone } from "../panel/save-bar";

/** What the words depend on besides the result. */
export interface ResultDetails {
  /** How many changes were sent. */
  readonly sentCount: number;
  /** How many are there to be sent now: after a success, those that were made meanwhile. */
  readonly unsentCount: number;
  /** What the server stored otherwise than it was sent, as a person calls it. */
  readonly altered: readonly string[];
  /** What somebody else had stored, and is in the form now, as a person calls it. */
  readonly changedByOthers: readonly string[];
  /** Nobody knows whether something that was sent is stored: `draft.unconfirmed`. */
  readonly isUnconfirmed: boolean;
}

export interface StatusMessage {
  readonly text: string;
  readonly tone: Tone;
}

const STILL_HERE = "Your changes are still here.";

const notSaved = (text: string): StatusMessage => ({ text: `Not saved. ${text}`, tone: "bad" });

/** What to say of a result of `send`. */
export function messageFor(result: SendResult, counts: ResultDetails): StatusMessage {
  const { isUnconfirmed } = counts;
  const failed = (why: string): StatusMessage =>
    isUnconfirmed
      ? { text: `${why} It may have been saved all the same; saving again checks that first.`, tone: "bad" }
      : notSaved(`${why} ${STILL_HERE}`);
  switch (result.kind) {
    case "sent":
      return sentMessage(result, counts);
    case "unchanged":
      return result.ignored.length > 0
        ? notSaved("The server cannot take these changes.")
        : { text: "Nothing to save", tone: "calm" };
    case "invalid": {
      const errors = result.issues.filter(({ severity }) => severity === "error").length;
      return notSaved(`Fix ${countText(errors, "problem")} first.`);
    }
    case "refused":
      return result.issues.length > 0
        ? notSaved("The server refused something; see Problems.")
        : failed(failureText(result));
    case "unauthorized":
    case "notFound":
    case "unavailable":
    case "aborted":
      return failed(failureText(result));
    case "conflict":
      return result.conflicts.length > 0
        ? notSaved("Somebody else changed the same. Choose above the form what stays, and save again.")
        : notSaved(`Somebody else was first. ${STILL_HERE} Look at them, and save again.`);
  }
}

type Failed = Exclude<LoadResult<unknown, unknown>, { kind: "loaded" }>;

/** Why nothing came of a request, as a sentence. */
export function failureText(result: Failed): string {
  switch (result.kind) {
    case "refused":
      return asSentence(result.message);
    case "unauthorized":
      return result.status === 403
        ? `You are not allowed to do this as you are signed in. See ${SERVER_BUTTON}.`
        : `The server wants a sign-in. See ${SERVER_BUTTON}.`;
    case "notFound":
      return "The server has nothing at this address.";
    case "unavailable":
      return unavailableText(result);
    case "aborted":
      return "You stopped it.";
  }
}

function sentMessage(
  { conflicts }: Extract<SendResult, { kind: "sent" }>,
  { sentCount, unsentCount, altered, changedByOthers }: ResultDetails,
): StatusMessage {
  const parts = [sentCount === 0 ? "Saved" : `Saved ${countText(sentCount, "change")}`];
  if (altered.length > 0) parts.push(`the server stored ${nameList(altered)} otherwise`);
  if (conflicts.length > 0) parts.push(`${countText(conflicts.length, "conflict")} to decide`);
  else if (unsentCount > 0) parts.push(`${countText(unsentCount, "newer change")} still to save`);
  const saved = parts.join("; ");
  const text = changedByOthers.length > 0 ? `${saved}. ${changedByOthersText(changedByOthers)}` : saved;
  return { text, tone: parts.length > 1 ? "dirty" : "good" };
}

const MAX_NAMES = 3;

/** "City", "City and Country", "City, Country and 3 more". */
function nameList(names: readonly string[]): string {
  const rest = names.length - MAX_NAMES;
  const shown = rest > 0 ? [...names.slice(0, MAX_NAMES), `${rest} more`] : names;
  return new Intl.ListFormat("en-GB").format(shown);
}

function changedByOthersText(names: readonly string[]): string {
  return `Somebody else had changed ${nameList(names)}; ${names.length === 1 ? "it is" : "they are"} in your form.`;
}

/** What is left to do once every conflict is settled. */
export const nextStepText = (dirty: boolean): string =>
  dirty ? "Save when you are ready." : "Nothing is left to save.";

/** What there is to tell of what a server stored otherwise: that it took white space away is nothing to anybody. */
export const meaningfulChanges = (altered: readonly Change[]): readonly Change[] =>
  altered.filter(
    ({ before, after }) =>
      typeof before !== "string" || typeof (after ?? "") !== "string" || before.trim() !== (after ?? ""),
  );

function unavailableText({ reason, status, retryAfter }: Unavailable): string {
  switch (reason) {
    case "network":
      return "The server did not answer.";
    case "timeout":
      return "The server took too long to answer.";
    case "answer":
      return "The server’s answer could not be read.";
    case "status": {
      if (status !== 429) return "The server has a problem of its own. Try again in a moment.";
      const seconds = Math.ceil((retryAfter ?? 0) / 1000);
      const when = seconds > 0 ? `in ${countText(seconds, "second")}` : "in a moment";
      return `The server is busy with too many requests. Try again ${when}.`;
    }
  }
}

/** Servers leave the full stop away, and then go on without it. */
const asSentence = (text: string): string => (/[.!?]$/u.test(text) ? text : `${text}.`);

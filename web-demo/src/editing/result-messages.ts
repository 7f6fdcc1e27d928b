// Messages for the save bar about the result of a request.
import type { LoadResult, SendResult, Unavailable } from "resume-patch/client";
import type { Change } from "../library";
import { countText, SERVER_BUTTON, type Tone } from "../panel/save-bar";

/** Details that a message reports besides the result itself. */
export interface ResultDetails {
  /** The number of changes that were sent. */
  readonly sentCount: number;
  /** The number of changes that are still unsaved, including those made while sending. */
  readonly unsentCount: number;
  /** The labels of fields that the server saved differently. */
  readonly altered: readonly string[];
  /** The labels of fields that someone else changed. */
  readonly changedByOthers: readonly string[];
  /** True when it is unknown if the last request was saved (`draft.unconfirmed`). */
  readonly isUnconfirmed: boolean;
}

export interface StatusMessage {
  readonly text: string;
  readonly tone: Tone;
}

const STILL_HERE = "Your changes are still here.";

const notSaved = (text: string): StatusMessage => ({ text: `Not saved. ${text}`, tone: "bad" });

/** Returns the message for a result of `send`. */
export function messageFor(result: SendResult, counts: ResultDetails): StatusMessage {
  const { isUnconfirmed } = counts;
  const failed = (why: string): StatusMessage =>
    isUnconfirmed
      ? {
          text: `${why} It may have been saved. Save again: we check first, so nothing is saved twice.`,
          tone: "bad",
        }
      : notSaved(`${why} ${STILL_HERE}`);
  switch (result.kind) {
    case "sent":
      return sentMessage(result, counts);
    case "unchanged":
      return result.ignored.length > 0
        ? notSaved("The server does not accept these changes.")
        : { text: "Nothing to save", tone: "calm" };
    case "invalid": {
      const errors = result.issues.filter(({ severity }) => severity === "error").length;
      return notSaved(`Fix ${countText(errors, "problem")} first.`);
    }
    case "refused":
      return result.issues.length > 0
        ? notSaved("The server refused some fields. See Problems.")
        : failed(failureText(result));
    case "unauthorized":
    case "notFound":
    case "unavailable":
    case "aborted":
      return failed(failureText(result));
    case "conflict":
      return result.conflicts.length > 0
        ? notSaved("Someone else changed the same field. Choose a version above the form, then save again.")
        : notSaved(`Someone else saved first. ${STILL_HERE} Check them, then save again.`);
  }
}

type Failed = Exclude<LoadResult<unknown, unknown>, { kind: "loaded" }>;

/** Returns why a request failed, as a sentence. */
export function failureText(result: Failed): string {
  switch (result.kind) {
    case "refused":
      return asSentence(result.message);
    case "unauthorized":
      return result.status === 403
        ? `Your account may not do this. See ${SERVER_BUTTON}.`
        : `You need to sign in. See ${SERVER_BUTTON}.`;
    case "notFound":
      return "The server found nothing at this address.";
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
  if (altered.length > 0) parts.push(`the server saved ${nameList(altered)} differently`);
  if (conflicts.length > 0) parts.push(`${countText(conflicts.length, "conflict")} to resolve`);
  else if (unsentCount > 0) parts.push(`${countText(unsentCount, "newer change")} still to save`);
  const saved = parts.join("; ");
  const text = changedByOthers.length > 0 ? `${saved}. ${changedByOthersText(changedByOthers)}` : saved;
  return { text, tone: parts.length > 1 ? "dirty" : "good" };
}

const MAX_NAMES = 3;

/** Lists labels: "City", "City and Country", "City, Country and 3 more". */
function nameList(names: readonly string[]): string {
  const rest = names.length - MAX_NAMES;
  const shown = rest > 0 ? [...names.slice(0, MAX_NAMES), `${rest} more`] : names;
  return new Intl.ListFormat("en-GB").format(shown);
}

function changedByOthersText(names: readonly string[]): string {
  return `Someone else changed ${nameList(names)}. ${names.length === 1 ? "It is" : "They are"} in your form.`;
}

/** Returns what to do after the last conflict is resolved. */
export const nextStepText = (dirty: boolean): string =>
  dirty ? "Save when you are ready." : "There is nothing left to save.";

/** Filters out changes of surrounding white space. */
export const meaningfulChanges = (altered: readonly Change[]): readonly Change[] =>
  altered.filter(
    ({ before, after }) =>
      typeof before !== "string" || typeof (after ?? "") !== "string" || before.trim() !== (after ?? ""),
  );

function unavailableText({ reason, status, retryAfter, origin }: Unavailable): string {
  switch (reason) {
    case "network":
      return "The server did not respond.";
    case "timeout":
      return "The server took too long to respond.";
    case "badResponse":
      return "The server’s response could not be read.";
    case "redirect":
      return `The server redirects to ${origin ?? "another address"}. Nothing was sent there.`;
    case "tooLarge":
      return "The server’s response is too large.";
    case "outdated":
      return "The server still shows the state before your changes.";
    case "status": {
      if (status !== 429) return "Something went wrong on the server. Try again in a moment.";
      const seconds = Math.ceil((retryAfter ?? 0) / 1000);
      const when = seconds > 0 ? `in ${countText(seconds, "second")}` : "in a moment";
      return `The server has too many requests. Try again ${when}.`;
    }
  }
}

/** Adds the full stop that servers leave out. */
const asSentence = (text: string): string => (/[.!?]$/u.test(text) ? text : `${text}.`);

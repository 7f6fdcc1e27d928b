import type { WireIssue } from "../issue.js";
import { toIssue } from "../issue.js";
import type { Language } from "../messages/language.js";
import type { Field } from "../types/field.js";
import type { Change, Ignored, Patch } from "../types/patch.js";
import { encodeBody } from "./encode.js";

/** What the module says of a patch. */
export interface PatchOutcome {
  readonly valid: boolean;
  /** "" when there is nothing to send. */
  readonly bodyText: string;
  /** JSON text of the lists beside the body. */
  readonly details: string;
  /** The endpoint's fields; asked for only when a form encoding needs them. */
  readonly fields: () => readonly Field[];
  /** What its issues speak. */
  readonly language: Language;
}

interface PatchDetails {
  changes: Change[];
  ignored: Ignored[];
  issues: WireIssue[];
}

/** The patch as users get it. What it holds besides the text is read when it is asked for: most want the text alone. */
export function toPatch<Write>(outcome: PatchOutcome): Patch<Write> {
  const { valid, bodyText, fields, language } = outcome;
  let read: Pick<Patch<Write>, "changes" | "ignored" | "issues"> | undefined;
  const details = () => {
    if (read === undefined) {
      const { issues, ...lists }: PatchDetails = JSON.parse(outcome.details);
      read = { ...lists, issues: issues.map((issue) => toIssue(issue, language)) };
    }
    return read;
  };
  let body: Write | null | undefined;
  return {
    get body() {
      if (body === undefined) body = bodyText === "" ? null : (JSON.parse(bodyText) as Write);
      return body;
    },
    bodyText,
    get changes() {
      return details().changes;
    },
    get ignored() {
      return details().ignored;
    },
    get issues() {
      return details().issues;
    },
    valid,
    encode: (type) => encodeBody(type, bodyText, fields()),
  };
}

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

/** The patch as users get it. */
export function toPatch<Write>(outcome: PatchOutcome): Patch<Write> {
  const { valid, bodyText, details, fields, language } = outcome;
  const { changes, ignored, issues }: PatchDetails = JSON.parse(details);
  return {
    body: bodyText === "" ? null : JSON.parse(bodyText),
    bodyText,
    changes,
    ignored,
    issues: issues.map((issue) => toIssue(issue, language)),
    valid,
    encode: (type) => encodeBody(type, bodyText, fields()),
  };
}

import type { Translator } from "../messages/translator.js";
import type { Field } from "../types/field.js";
import type { Patch } from "../types/patch.js";
import { encodeBody } from "./encode.js";
import { type PatchLists, readPatchLists } from "./patch-lists.js";

/** What the module says of a patch. */
export interface PatchOutcome {
  readonly valid: boolean;
  /** "" when there is nothing to send. */
  readonly bodyText: string;
  /** JSON text of the lists beside the body. */
  readonly readLists: () => string;
  /** The endpoint's fields; asked for only when a form encoding needs them. */
  readonly fields: () => readonly Field[];
  /** What its issues speak. */
  readonly translator: Translator;
}

/** The patch as users get it. What it holds besides the text is read when it is asked for: most want the text alone. */
export function toPatch<Write>(outcome: PatchOutcome): Patch<Write> {
  const { valid, bodyText, fields, translator } = outcome;
  let read: PatchLists | undefined;
  const lists = (): PatchLists => {
    read ??= readPatchLists(outcome.readLists(), translator);
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
      return lists().changes;
    },
    get ignored() {
      return lists().ignored;
    },
    get issues() {
      return lists().issues;
    },
    valid,
    encode: (type) => encodeBody(type, bodyText, fields()),
  };
}

import type { Field } from "../types/field.js";
import type { Patch } from "../types/patch.js";
import { encodeBody } from "./encode.js";
import type { PatchLists } from "./patch-lists.js";

/** The parts that a patch is made of. Functions are called when a user first reads what they return. */
export interface PatchParts {
  readonly valid: boolean;
  /** "" when there is nothing to send. */
  readonly bodyText: string;
  readonly lists: () => PatchLists;
  /** The endpoint's fields, which only form encodings need. */
  readonly fields: () => readonly Field[];
}

/** Makes the patch that users get. Its body and its lists are parsed when they are first read: most callers want the text alone. */
export function makePatch<Write>({ valid, bodyText, lists: readLists, fields }: PatchParts): Patch<Write> {
  let read: PatchLists | undefined;
  const lists = (): PatchLists => {
    read ??= readLists();
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

import type { Field } from "../types/field.js";
import type { Patch } from "../types/patch.js";
import { encodeBody } from "./encode.js";
import type { PatchLists } from "./patch-lists.js";

/** The parts of a patch. Each function is called when the user first reads its result. */
export interface PatchParts {
  readonly valid: boolean;
  /** `""` if there is nothing to send. */
  readonly bodyText: string;
  readonly lists: () => PatchLists;
  /** Returns the endpoint's fields. Only form encodings need them. */
  readonly fields: () => readonly Field[];
}

/** Makes a patch. Its body and its lists are parsed at the first read, because most callers read the text only. */
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

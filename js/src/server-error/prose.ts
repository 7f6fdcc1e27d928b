import type { Field } from "../types/field.js";
import type { Complaint } from "./collect.js";
import { placeOfNames, splitPath } from "./place.js";

/** A path and a colon, at the start of a sentence or after another colon: "… body: finished_at_month: invalid …". */
const pathBeforeColon = /(?:^|:\s+)([\p{L}_$][\w$]*(?:\.\w+|\[\w+\])*)(?=:\s)/gu;

/** A name in quotation marks after the word "field": "missing field `company_name`". */
const quotedField = /\bfield\s+[`'"“]([\w.[\]]+)[`'"”]/gu;

/** The complaint that a sentence is, when it names one of the fields. */
export function complaintInProse(sentence: string, fields: readonly Field[]): Complaint | null {
  for (const pattern of [pathBeforeColon, quotedField]) {
    for (const match of sentence.matchAll(pattern)) {
      const names = splitPath(match[1] ?? "");
      if (!placeOfNames(names, fields).isKnown) continue;
      const rest = sentence.slice(match.index + match[0].length + 1).trim();
      const detail = pattern === pathBeforeColon && rest !== "" ? rest : sentence;
      return { names, detail, isCertain: true };
    }
  }
  return null;
}

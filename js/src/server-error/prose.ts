import type { Field } from "../types/field.js";
import type { Complaint } from "./collect.js";
import { beginning, tidyText } from "./decode.js";
import { placeOfNames, splitPath } from "./place.js";

/** A path and a colon, at the start of a sentence or after another colon: "… body: finished_at_month: invalid …". */
const pathBeforeColon = /(?:^|:\s+)([\p{L}_$][\w$]*(?:\.\w+|\[\w+\])*)(?=:\s)/gu;

/** A name in quotation marks after the word "field": "missing field `company_name`". */
const quotedField = /\bfield\s+[`'"“]([\w.[\]]+)[`'"”]/gu;

/** Where another sentence begins: at a line end, or at a semicolon before a path that stands in no quotation. */
const boundary = /[\r\n]+|;\s+(?=[\p{L}_$][\w$.[\]]*:\s)(?=(?:[^"]*"[^"]*")*[^"]*$)/u;

/** The complaint that a sentence is, when it names one of the fields. */
function complaintInSentence(sentence: string, fields: readonly Field[]): Complaint | null {
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

/** The complaints that a text holds when it names fields, those of the whole form among them; none when it names none. */
export function complaintsInProse(text: string, fields: readonly Field[]): Complaint[] {
  const sentences = beginning(text).split(boundary).map(tidyText);
  // A headline announces what follows and says nothing by itself.
  const telling = sentences.filter((sentence) => sentence !== "" && !sentence.endsWith(":"));
  const placed = telling.map((sentence) => complaintInSentence(sentence, fields));
  if (placed.every((complaint) => complaint === null)) return [];
  return telling.map((detail, index) => placed[index] ?? { names: [], detail, isCertain: true });
}

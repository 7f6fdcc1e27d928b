import type { Field } from "../types/field.js";
import type { Complaint } from "./collect.js";
import { beginning, tidyText } from "./decode.js";
import { placeOfNames, splitPath } from "./place.js";

// Each is made where it is used: letters of all scripts take a while to be put into an expression, and starting is no time for it.

/** A path and a colon, at the start of a sentence or after another colon: "… body: finished_at_month: invalid …". */
const findPathsBeforeColons = (sentence: string) =>
  sentence.matchAll(/(?:^|:\s+)([\p{L}_$][\w$]*(?:\.\w+|\[\w+\])*)(?=:\s)/gu);

/** A name in quotation marks after the word "field": "missing field `company_name`". */
const findQuotedFields = (sentence: string) => sentence.matchAll(/\bfield\s+[`'"“]([\w.[\]]+)[`'"”]/gu);

/** Another sentence begins at a line end, or at a semicolon before a path that stands in no quotation. */
const splitSentences = (text: string) =>
  text.split(/[\r\n]+|;\s+(?=[\p{L}_$][\w$.[\]]*:\s)(?=(?:[^"]*"[^"]*")*[^"]*$)/u);

/** The complaint that a sentence is, when it names one of the fields. */
function complaintInSentence(sentence: string, fields: readonly Field[]): Complaint | null {
  for (const find of [findPathsBeforeColons, findQuotedFields]) {
    for (const match of find(sentence)) {
      const names = splitPath(match[1] ?? "");
      if (!placeOfNames(names, fields).isKnown) continue;
      const rest = sentence.slice(match.index + match[0].length + 1).trim();
      const detail = find === findPathsBeforeColons && rest !== "" ? rest : sentence;
      return { names, detail, isCertain: true };
    }
  }
  return null;
}

/** The complaints that a text holds when it names fields, those of the whole form among them; none when it names none. */
export function complaintsInProse(text: string, fields: readonly Field[]): Complaint[] {
  const sentences = splitSentences(beginning(text)).map(tidyText);
  // A headline announces what follows and says nothing by itself.
  const telling = sentences.filter((sentence) => sentence !== "" && !sentence.endsWith(":"));
  const placed = telling.map((sentence) => complaintInSentence(sentence, fields));
  if (placed.every((complaint) => complaint === null)) return [];
  return telling.map((detail, index) => placed[index] ?? { names: [], detail, isCertain: true });
}

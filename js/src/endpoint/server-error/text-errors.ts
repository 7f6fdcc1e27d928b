import type { Field } from "../../types/field.js";
import type { RawError } from "./collect.js";
import { displayText, textStart } from "./decode.js";
import { findField, locateField } from "./locate-field.js";
import { splitPath } from "./split-path.js";

// Each is made where it is used: letters of all scripts take a while to be put into an expression, and starting is no time for it.

/** A path and a colon, at the start of a sentence or after another colon: "… body: finished_at_month: invalid …". */
const findPathsBeforeColons = (sentence: string) =>
  sentence.matchAll(/(?:^|:\s+)([\p{L}_$][\w$]*(?:\.\w+|\[\w+\])*)(?=:\s)/gu);

/** A name in quotation marks after the word "field" or "property": "missing field `company_name`". */
const findQuotedFields = (sentence: string) =>
  sentence.matchAll(/\b(?:field|property)\s+[`'"“]([\w.[\]]+)[`'"”]/gu);

/** The path of a JSON Schema validator at the start: "body/items/0/name must be string". */
const findPathsWithSlashes = (sentence: string) =>
  sentence.matchAll(/^((?:body|data)?(?:\/[\w~%-]+)+)(?=\s)/gu);

const verbs =
  "must|should|can't|cannot|can not|could not|is|are|has|have|may|does|doesn't|isn't|already|was|needs|contains";

/** What a sentence about a field begins with: "items.0.name must be a string", "Company name can't be blank". */
const findSubject = (sentence: string) =>
  sentence.match(new RegExp(`^(?:property |each value in )?(.{1,100}?) (?:${verbs})\\b`, "iu"));

/** Another sentence begins at a line end, or at a semicolon before a path that stands in no quotation. */
const splitSentences = (text: string) =>
  text.split(/[\r\n]+|,\s+(?=body\/)|;\s+(?=[\p{L}_$][\w$.[\]]*:\s)(?=(?:[^"]*"[^"]*")*[^"]*$)/u);

/** The complaint that a sentence is, when it names one of the fields. */
function rawErrorInSentence(sentence: string, fields: readonly Field[]): RawError | null {
  for (const find of [findPathsBeforeColons, findQuotedFields, findPathsWithSlashes]) {
    for (const match of find(sentence)) {
      const names = splitPath(match[1] ?? "");
      if (!locateField(names, fields).isKnown) continue;
      const rest = sentence.slice(match.index + match[0].length + 1).trim();
      const detail = find !== findQuotedFields && rest !== "" ? rest : sentence;
      return { names, detail, isCertain: true };
    }
  }
  return null;
}

/** The complaints that a text holds when it names fields, those of the whole form among them; none when it names none. */
export function rawErrorsInText(text: string, fields: readonly Field[]): RawError[] {
  const sentences = splitSentences(textStart(text)).map(displayText);
  // A headline announces what follows and says nothing by itself.
  const informative = sentences.filter((sentence) => sentence !== "" && !sentence.endsWith(":"));
  const located = informative.map((sentence) => rawErrorInSentence(sentence, fields));
  if (located.every((rawError) => rawError === null)) return [];
  return informative.map((detail, index) => located[index] ?? { names: [], detail, isCertain: true });
}

/**
 * Returns a complaint about the whole whose text names its field at the start, as those of class-validator (NestJS) and
 * of Rails' full messages do, as one about that field.
 */
export function withFieldInText(rawError: RawError, fields: readonly Field[]): RawError {
  if (rawError.names.length > 0) return rawError;
  const unknown = rawError.detail.match(/^property (\S+) should not exist$/)?.[1];
  if (unknown !== undefined) return { ...rawError, names: splitPath(unknown) };
  const subject = findSubject(rawError.detail)?.[1];
  if (subject === undefined) return rawError;
  const names = subject.includes(" ") ? [subject] : splitPath(subject);
  const isField = findField(fields, names[0] ?? "") !== undefined;
  return isField ? { ...rawError, names } : rawError;
}

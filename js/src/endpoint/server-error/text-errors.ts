import type { Field } from "../../types/field.js";
import type { RawError } from "./collect.js";
import { displayText, textStart } from "./decode.js";
import { findField, locateField } from "./locate-field.js";
import { splitPath } from "./split-path.js";

// Expressions are compiled at their use. `\p{L}` takes long to compile, and that would delay loading.

/** Finds a path and a colon, at the start or after another colon: "… body: finished_at_month: invalid …". */
const findPathsBeforeColons = (sentence: string) =>
  sentence.matchAll(/(?:^|:\s+)([\p{L}_$][\w$]*(?:\.\w+|\[\w+\])*)(?=:\s)/gu);

/** Finds a name in quotation marks after the word "field" or "property": "missing field `company_name`". */
const findQuotedFields = (sentence: string) =>
  sentence.matchAll(/\b(?:field|property)\s+[`'"“]([\w.[\]]+)[`'"”]/gu);

/** Finds the path of a JSON Schema validator at the start: "body/items/0/name must be string". */
const findPathsWithSlashes = (sentence: string) =>
  sentence.matchAll(/^((?:body|data)?(?:\/[\w~%-]+)+)(?=\s)/gu);

const verbs =
  "must|should|can't|cannot|can not|could not|is|are|has|have|may|does|doesn't|isn't|already|was|needs|contains";

/** Finds the field at the start of a sentence: "items.0.name must be a string", "Company name can't be blank". */
const findSubject = (sentence: string) =>
  sentence.match(new RegExp(`^(?:property |each value in )?(.{1,100}?) (?:${verbs})\\b`, "iu"));

/** Splits a text at line ends, and at semicolons outside quotation marks before a path. */
const splitSentences = (text: string) =>
  text.split(/[\r\n]+|,\s+(?=body\/)|;\s+(?=[\p{L}_$][\w$.[\]]*:\s)(?=(?:[^"]*"[^"]*")*[^"]*$)/u);

/** Returns the error in a sentence that names a field; null for any other sentence. */
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

/** Returns the errors in a text that names fields, and those of the whole form next to them; none if it names no field. */
export function rawErrorsInText(text: string, fields: readonly Field[]): RawError[] {
  const sentences = splitSentences(textStart(text)).map(displayText);
  // A heading contains no error.
  const informative = sentences.filter((sentence) => sentence !== "" && !sentence.endsWith(":"));
  const located = informative.map((sentence) => rawErrorInSentence(sentence, fields));
  if (located.every((rawError) => rawError === null)) return [];
  return informative.map((detail, index) => located[index] ?? { names: [], detail, isCertain: true });
}

/**
 * Adds the field to an error of the whole form whose text starts with the field. class-validator (NestJS) and Rails write such
 * texts.
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

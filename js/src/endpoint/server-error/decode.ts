import { parseJson } from "../../json/json-object.js";
import { JsonText } from "../../json/json-text.js";

/** A value with parts: given as such, or as the JSON text of one. A sentence is none. */
export function parseStructure(value: unknown): unknown {
  const structure = typeof value === "string" ? parseJson(value) : value;
  return typeof structure === "object" ? structure : undefined;
}

/** The body of an answer as a JSON value, or as the text it is when that is not JSON. */
export function decodeBody(body: unknown): unknown {
  if (JsonText.isJsonText(body)) return decodeBody(JsonText.sourceOf(body));
  if (ArrayBuffer.isView(body)) return decodeBody(new TextDecoder().decode(body));
  if (body instanceof ArrayBuffer) return decodeBody(new Uint8Array(body));
  return typeof body === "string" ? (parseJson(body) ?? body) : body;
}

const longestText = 500;

/** As much of a text as is looked at. */
export function textStart(text: string): string {
  return text.slice(0, 4 * longestText);
}

/** A server's words as a person may see them: one line, not too long. */
export function displayText(text: string): string {
  const line = textStart(text)
    .replace(/[\s\p{Cc}]+/gu, " ")
    .trim();
  const points = Array.from(line);
  return points.length > longestText ? `${points.slice(0, longestText - 1).join("")}…` : line;
}

/** Whether a text is a page. A complaint may quote markup that is not allowed, and is none. */
export function isHtmlPage(text: string): boolean {
  return /<(?:!doctype|\?xml|html|head|body)\b/i.test(textStart(text));
}

/** Whether a text that stands by itself is markup rather than a sentence. */
function isMarkup(text: string): boolean {
  return /<(?:!doctype|\?xml|\/?[a-z][\w-]*(?:\s[^>]*)?\/?>)/i.test(textStart(text));
}

/** Whether a text is data rather than a sentence: broken off JSON or HTML, a printed list, bytes that are no text. */
function isData(text: string): boolean {
  return /^\s*[{[<]|\uFFFD/.test(textStart(text));
}

/** The first of the values that is a sentence. */
export function firstSentence(...values: readonly unknown[]): string | undefined {
  const isSentence = (value: unknown): value is string =>
    typeof value === "string" && displayText(value) !== "" && !isMarkup(value) && !isData(value);
  const found = values.find(isSentence);
  return found === undefined ? undefined : displayText(found);
}

import { parseJson } from "../../json/json-object.js";
import { JsonText } from "../../json/json-text.js";
import { tagOf } from "../../json/tag.js";
import { cutText } from "./cut-text.js";

/** Returns an object or a list, also if the value is its JSON text; undefined for anything else. */
export function parseStructure(value: unknown): unknown {
  const structure = typeof value === "string" ? parseJson(value) : value;
  return typeof structure === "object" ? structure : undefined;
}

/** Returns a response body as a JSON value, or as text if it is not JSON. */
export function decodeBody(body: unknown): unknown {
  if (JsonText.isJsonText(body)) return decodeBody(JsonText.sourceOf(body));
  if (ArrayBuffer.isView(body)) return decodeBody(new TextDecoder().decode(body));
  if (tagOf(body) === "ArrayBuffer") return decodeBody(new Uint8Array(body as ArrayBuffer));
  return typeof body === "string" ? (parseJson(body) ?? body) : body;
}

const longestText = 500;

/** Returns the part of a text that is read. */
export function textStart(text: string): string {
  return cutText(text, 4 * longestText);
}

/** Returns a server's text for the user: one line of limited length. */
export function displayText(text: string): string {
  const line = textStart(text)
    .replace(/[\s\p{Cc}]+/gu, " ")
    .trim();
  const points = Array.from(line);
  return points.length > longestText ? `${points.slice(0, longestText - 1).join("")}…` : line;
}

/** Returns whether a text is an HTML page. An error that quotes markup is not. */
export function isHtmlPage(text: string): boolean {
  return /<(?:!doctype|\?xml|html|head|body)\b/i.test(textStart(text));
}

/** Returns whether a text is markup and not a sentence. */
function isMarkup(text: string): boolean {
  return /<(?:!doctype|\?xml|\/?[a-z][\w-]*(?:\s[^>]*)?\/?>)/i.test(textStart(text));
}

/** Returns whether a text is data and not a sentence: truncated JSON or HTML, a printed list, or binary data. */
function isData(text: string): boolean {
  return /^\s*[{[<]|\uFFFD/.test(textStart(text));
}

/** Returns the first value that is a sentence. */
export function firstSentence(...values: readonly unknown[]): string | undefined {
  const isSentence = (value: unknown): value is string =>
    typeof value === "string" && displayText(value) !== "" && !isMarkup(value) && !isData(value);
  const found = values.find(isSentence);
  return found === undefined ? undefined : displayText(found);
}

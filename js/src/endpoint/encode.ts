import type { Member } from "../json/members.js";
import { readItems, readMembers } from "../json/members.js";
import { formatPointer } from "../json/pointer.js";
import type { Field } from "../types/field.js";
import type { Encoding } from "../types/operation.js";
import type { EncodedBody } from "../types/patch.js";

/** The strings of one property in a form; null if a form cannot carry the property. */
type FormValues = readonly string[] | null;

/** Counts the Unicode code points of a string, with `lineEndLength` for each line end. */
function lengthOf(text: string, lineEndLength: number): number {
  let length = 0;
  for (const point of text.replace(/\r\n?/g, "\n")) length += point === "\n" ? lineEndLength : 1;
  return length;
}

/** Returns whether a string stays within its maximum length, as each line end of a multipart body becomes CRLF. */
function fitsMultipart(text: string, maxLength: number | undefined): boolean {
  return maxLength === undefined || Array.from(text).length > maxLength || lengthOf(text, 2) <= maxLength;
}

/** Returns whether servers read an empty text of a form as null. For a string it is an empty string. */
function emptyMeansNull(field: Field | undefined): boolean {
  return field?.type === "integer" || field?.type === "number" || field?.type === "boolean";
}

/** Writes an integer without an exponent. Servers refuse `2e3` in a form. */
function plainInteger(text: string): string {
  const value = Number(text);
  return /[eE]/.test(text) && Number.isSafeInteger(value) ? String(value) : text;
}

class FormEncoder {
  readonly #type: Encoding;
  readonly #fields: readonly Field[];

  constructor(type: Encoding, fields: readonly Field[]) {
    this.#type = type;
    this.#fields = fields;
  }

  valuesOf({ name, text }: Member): FormValues {
    const field = this.#fields.find((candidate) => candidate.name === name);
    if (text === "null") return emptyMeansNull(field) ? [""] : null;
    if (text.startsWith("{")) return null;
    if (text.startsWith("[")) return this.#itemValues(text, field?.items);
    const value = this.#scalar(text, field);
    return value === null ? null : [value];
  }

  /** Returns one text for each item; null for an empty list, which a form cannot distinguish from null. */
  #itemValues(text: string, field: Field | undefined): FormValues {
    const values = readItems(text).map((item) =>
      item === "null" || item.startsWith("{") || item.startsWith("[") ? null : this.#scalar(item, field),
    );
    const sendable = values.filter((value) => value !== null);
    return values.length > 0 && sendable.length === values.length ? sendable : null;
  }

  #scalar(text: string, field: Field | undefined): string | null {
    if (!text.startsWith('"')) return field?.type === "integer" ? plainInteger(text) : text;
    const value: string = JSON.parse(text);
    return this.#type !== "multipart/form-data" || fitsMultipart(value, field?.maxLength) ? value : null;
  }
}

function encodeForm<Body extends URLSearchParams | FormData>(
  body: Body,
  bodyText: string,
  writer: FormEncoder,
): { body: Body; unsendable: string[] } {
  const unsendable: string[] = [];
  for (const member of bodyText === "" ? [] : readMembers(bodyText)) {
    const values = writer.valuesOf(member);
    if (values === null) unsendable.push(formatPointer([member.name]));
    for (const value of values ?? []) body.append(member.name, value);
  }
  return { body, unsendable };
}

/** Splits a content type into its name and its parameters. */
function splitType(type: string): [type: string, parameters: string] {
  const end = type.search(/\s*;/);
  return end < 0
    ? [type.trim().toLowerCase(), ""]
    : [type.slice(0, end).trim().toLowerCase(), type.slice(end).trim()];
}

/** Matches the names of JSON. JSON Patch is excluded, because its body is a list of operations. */
const isJson = (type: string) => /^application\/(?!json-patch\+)([^/*;]+\+)?json$/.test(splitType(type)[0]);

function isEncoding(type: string): type is Encoding {
  return isJson(type) || type === "application/x-www-form-urlencoded" || type === "multipart/form-data";
}

/** The content type that replaces each range. */
const concrete: Readonly<Record<string, string>> = {
  "*/*": "application/json",
  "application/*": "application/json",
  "application/*+json": "application/merge-patch+json",
};

/** Returns the encodings among the content types of an operation, without duplicates. */
export function encodingsAmong(types: readonly string[]): Encoding[] {
  const named = types.map((type) => {
    const [name, parameters] = splitType(type);
    return isJson(name) ? name + parameters : name;
  });
  const isNamed = named.some(isJson);
  const resolved = named.flatMap((type) =>
    type in concrete ? (isNamed ? [] : [concrete[type] ?? type]) : [type],
  );
  return [...new Set(resolved)].filter(isEncoding);
}

/** Returns the content type of a request: the encoding, with parameters if the operation offers it only with parameters. */
export function contentTypeOf(encoding: Encoding, offered: readonly Encoding[]): Encoding {
  if (offered.includes(encoding)) return encoding;
  return offered.find((type) => splitType(type)[0] === encoding) ?? encoding;
}

/**
 * Writes a body in one of the encodings.
 *
 * @param bodyText - The JSON text of the body; `""` for none.
 * @throws `TypeError` for an unknown content type.
 */
export function encodeBody<Type extends Encoding>(
  type: Type,
  bodyText: string,
  fields: readonly Field[],
): EncodedBody<Type>;
export function encodeBody(type: Encoding, bodyText: string, fields: readonly Field[]): EncodedBody {
  if (typeof type !== "string" || !isEncoding(type))
    throw new TypeError(
      `A body cannot be encoded as "${String(type)}"; use an encoding of endpoint.operation.encodings.`,
    );
  if (isJson(type)) return { body: bodyText, unsendable: [] };
  const body = type === "multipart/form-data" ? new FormData() : new URLSearchParams();
  return encodeForm(body, bodyText, new FormEncoder(type, fields));
}

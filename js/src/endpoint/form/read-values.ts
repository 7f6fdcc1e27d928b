import { escapeToken, formatPointer, parsePointer } from "../../json/pointer.js";
import type { CoreEndpoint } from "../../types/core-endpoint.js";
import type { Field } from "../../types/field.js";
import type { FormValue } from "../../types/form.js";
import type { Issue } from "../../types/issue.js";
import { Digits, parseDigits } from "./exact-numbers.js";
import { nestValues } from "./nest-values.js";

/** What is needed of an endpoint to read a form's values. */
type FormReader = Pick<CoreEndpoint<unknown, unknown>, "fields" | "fromForm">;

/** The values of a form as a request carries them. */
export interface ParsedValues {
  readonly value: unknown;
  /** What could not be read. */
  readonly issues: readonly Issue[];
}

/** How the values of a form are read. */
export interface ReadValuesOptions {
  /** There is a stored resource: an emptied field that has no value for that is null, and not absent. */
  readonly hasBase: boolean;
  /** The text of the control at a path, where the value does not have it; "" for none. */
  readonly textAt: (path: string) => string;
}

/** A text that is what it says: nothing to look up, no line end to change, and not empty, which may mean null. */
function isAsTyped(text: string, field: Field): boolean {
  return field.type === "string" && field.options === undefined && text !== "" && !text.includes("\r");
}

function isFile(value: unknown): value is File {
  return typeof File === "function" && value instanceof File;
}

/** The issue of a text that no JavaScript value holds. Half of a surrogate pair cannot be read either. */
export function unreadableIssues(endpoint: FormReader, path: string, input: string): Issue[] {
  const { issues } = endpoint.fromForm([[withoutPositions(path), "\ud800"]]);
  return issues.map((issue) => ({ ...issue, path, params: { ...issue.params, input } }));
}

/** The same place in a list of one item: positions do not change what a text means. */
function withoutPositions(path: string): string {
  return formatPointer(parsePointer(path).map((name) => (/^\d+$/.test(name) ? "0" : name)));
}

class ValueReader {
  readonly #endpoint: FormReader;
  readonly #options: ReadValuesOptions;
  readonly issues: Issue[] = [];

  constructor(endpoint: FormReader, options: ReadValuesOptions) {
    this.#endpoint = endpoint;
    this.#options = options;
  }

  /** Members that are no field, such as the read-only ones of a resource, stay as they are. */
  readMembers(value: object, fields: readonly Field[], path: string): object {
    const members = Object.entries(value).flatMap(([name, member]): [string, unknown][] => {
      const field = fields.find((candidate) => candidate.name === name);
      const here = `${path}/${escapeToken(name)}`;
      const read = field === undefined ? member : this.#read(member, field, here);
      return read === undefined ? [] : [[name, read]];
    });
    return Object.fromEntries(members);
  }

  #read(value: unknown, field: Field, path: string): unknown {
    if (typeof value === "string") return isAsTyped(value, field) ? value : this.#convert(value, field, path);
    // With `valueAsNumber` React Hook Form makes NaN of an empty field, and of a text that is no number.
    if (typeof value === "number" && Number.isNaN(value)) {
      return this.#convert(this.#options.textAt(path), field, path);
    }
    if (isFile(value)) return this.#convert(value, field, path);
    // One box of a list that is not checked.
    if (value === false && field.type === "array") return [];
    if (Array.isArray(value)) {
      const { items } = field;
      return items === undefined
        ? value
        : value.map((item, position) => this.#read(item, items, `${path}/${position}`));
    }
    const isObject = typeof value === "object" && value !== null && field.fields !== undefined;
    return isObject ? this.readMembers(value, field.fields ?? [], path) : value;
  }

  /** One entry at a time, so that it is the only member or item of whatever is around it in the result. */
  #convert(entry: FormValue, field: Field, path: string): unknown {
    const { valueText, issues } = this.#endpoint.fromForm([[withoutPositions(path), entry]]);
    this.issues.push(...issues.map((issue) => ({ ...issue, path })));
    if (issues.length > 0) return null;
    const edit = parseDigits(valueText);
    const read = parsePointer(path).reduce<unknown>((here) => Object.values(Object(here))[0], edit);
    if (read instanceof Digits) return read.whole ?? this.#refuse(entry, path);
    return read === null && !field.nullable && !this.#options.hasBase ? undefined : read;
  }

  #refuse(entry: FormValue, path: string): null {
    this.issues.push(...unreadableIssues(this.#endpoint, path, String(entry)));
    return null;
  }
}

/**
 * Reads the values of a form library: each text as `fromForm` reads it, anything else as it is. Values may be nested, as
 * their names with dots have it, or stand under JSON Pointers, as `toForm` gives them.
 */
export function readValues(endpoint: FormReader, values: object, options: ReadValuesOptions): ParsedValues {
  const reader = new ValueReader(endpoint, options);
  const value = reader.readMembers(nestValues(values, endpoint.fields), endpoint.fields, "");
  return { value, issues: reader.issues };
}

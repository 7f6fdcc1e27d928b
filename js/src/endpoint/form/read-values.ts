import { escapeToken, formatPointer, parsePointer } from "../../json/pointer.js";
import { tagOf } from "../../json/tag.js";
import type { CoreEndpoint } from "../../types/core-endpoint.js";
import type { Field } from "../../types/field.js";
import type { FormValue } from "../../types/form.js";
import type { Issue } from "../../types/issue.js";
import { Digits, parseDigits } from "./exact-numbers.js";
import { nestValues } from "./nest-values.js";

/** The parts of an endpoint that read the values of a form. */
type FormReader = Pick<CoreEndpoint<unknown, unknown>, "fields" | "fromForm">;

/** The values of a form as a request carries them. */
export interface ParsedValues {
  readonly value: unknown;
  /** One issue for each value that cannot be converted. */
  readonly issues: readonly Issue[];
}

/** The options of `readValues`. */
export interface ReadValuesOptions {
  /** A stored resource exists. An emptied field without an empty value is then null instead of absent. */
  readonly hasBase: boolean;
  /** Returns the text of the control at a path if the value lacks it; `""` for none. */
  readonly textAt: (path: string) => string;
}

/** Returns whether a text needs no conversion: no label, no CR, and not empty, because an empty text may mean null. */
function isAsTyped(text: string, field: Field): boolean {
  return field.type === "string" && field.options === undefined && text !== "" && !text.includes("\r");
}

function isFile(value: unknown): value is File {
  return tagOf(value) === "File";
}

/** Returns the issue of a text that no JavaScript value holds. Half of a surrogate pair cannot be read either. */
export function unreadableIssues(endpoint: FormReader, path: string, input: string): Issue[] {
  const { issues } = endpoint.fromForm([[withoutPositions(path), "\ud800"]]);
  return issues.map((issue) => ({ ...issue, path, params: { ...issue.params, input } }) as Issue);
}

/** Replaces each index of a path by 0. An index does not change the conversion of a text. */
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

  /** Reads the members of an object. Members without a field, such as read-only ones, stay unchanged. */
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
    // With `valueAsNumber`, React Hook Form returns NaN for an empty field and for a text that is not a number.
    if (typeof value === "number" && Number.isNaN(value)) {
      return this.#convert(this.#options.textAt(path), field, path);
    }
    if (isFile(value)) return this.#convert(value, field, path);
    // The unchecked box of a list with one choice.
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

  /**
   * Converts one entry by a `fromForm` of its own. The entry is then the only member or item of each container in the
   * result.
   */
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
 * Reads the values of a form library. Each text is converted as `fromForm` does; other values stay unchanged. The values may
 * be nested, or have JSON Pointers as names, as `toForm` returns them.
 */
export function readValues(endpoint: FormReader, values: object, options: ReadValuesOptions): ParsedValues {
  const reader = new ValueReader(endpoint, options);
  const value = reader.readMembers(nestValues(values, endpoint.fields), endpoint.fields, "");
  return { value, issues: reader.issues };
}

import { pointerNames, pointerToken } from "../input/pointer.js";
import type { CoreEndpoint } from "../types/endpoint.js";
import type { Field } from "../types/field.js";
import type { FormValue } from "../types/form.js";
import type { Issue } from "../types/issue.js";

/** What is needed of an endpoint to read a form's values. */
type FormReader = Pick<CoreEndpoint<unknown, unknown>, "fields" | "fromForm">;

/** The values of a form as a request carries them. */
export interface ReadValues {
  readonly value: unknown;
  /** What could not be read. */
  readonly issues: readonly Issue[];
}

/** A text that is what it says: nothing to look up, no line end to change, and not empty, which may mean null. */
function isAsTyped(text: string, field: Field): boolean {
  return field.type === "string" && field.options === undefined && text !== "" && !text.includes("\r");
}

function isFile(value: unknown): value is File {
  return typeof File === "function" && value instanceof File;
}

class ValueReader {
  readonly #endpoint: FormReader;
  readonly #textAt: (path: string) => string;
  readonly issues: Issue[] = [];

  constructor(endpoint: FormReader, textAt: (path: string) => string) {
    this.#endpoint = endpoint;
    this.#textAt = textAt;
  }

  /** Members that are no field, such as the read-only ones of a resource, stay as they are. */
  readMembers(value: object, fields: readonly Field[], path: string): object {
    const members = Object.entries(value).map(([name, member]): [string, unknown] => {
      const field = fields.find((candidate) => candidate.name === name);
      const here = `${path}/${pointerToken(name)}`;
      return [name, field === undefined ? member : this.#read(member, field, here)];
    });
    return Object.fromEntries(members);
  }

  #read(value: unknown, field: Field, path: string): unknown {
    if (typeof value === "string") return isAsTyped(value, field) ? value : this.#convert(value, path);
    // With `valueAsNumber` React Hook Form makes NaN of an empty field, and of a text that is no number.
    if (typeof value === "number" && Number.isNaN(value)) return this.#convert(this.#textAt(path), path);
    if (isFile(value)) return this.#convert(value, path);
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
  #convert(entry: FormValue, path: string): unknown {
    const { value, issues } = this.#endpoint.fromForm([[path, entry]]);
    this.issues.push(...issues.map((issue) => ({ ...issue, path })));
    if (issues.length > 0) return null;
    return pointerNames(path).reduce<unknown>((here) => Object.values(Object(here))[0], value);
  }
}

/**
 * Reads the values of a form: each text as `fromForm` reads it, anything else as it is. `textAt` gives the text of the
 * control at a path where the value does not tell it, "" for none.
 */
export function readValues(
  endpoint: FormReader,
  values: object,
  textAt: (path: string) => string,
): ReadValues {
  const reader = new ValueReader(endpoint, textAt);
  const value = reader.readMembers(values, endpoint.fields, "");
  return { value, issues: reader.issues };
}

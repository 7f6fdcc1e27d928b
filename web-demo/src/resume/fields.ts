import type { Field, ResumeEndpoint } from "../library";
import { isObject } from "./document";
import { stepsOf } from "./pointer";

/** The fields of a resume: those of the API and the person's own, which no schema knows. */
export class ResumeFields {
  readonly own: readonly Field[];
  readonly #byName: ReadonlyMap<string, Field>;

  constructor(endpoint: ResumeEndpoint, resume: object) {
    const known = new Set(endpoint.fields.map((field) => field.name));
    this.own = Object.entries(resume)
      .filter(([name, value]) => !known.has(name) && mayBeSent(endpoint, name, value))
      .map(([name, value]) => ownField(name, value));
    this.#byName = new Map([...endpoint.fields, ...this.own].map((field) => [field.name, field]));
  }

  top(name: string): Field | undefined {
    return this.#byName.get(name);
  }

  names(): Iterable<string> {
    return this.#byName.keys();
  }

  /** The field of a place, or undefined where there is none, as at members that only the server sets. */
  at(pointer: string): Field | undefined {
    const [name = "", ...rest] = stepsOf(pointer);
    return rest.reduce(
      (field: Field | undefined, step) =>
        field?.items ?? field?.fields?.find((member) => member.name === step),
      this.#byName.get(name),
    );
  }
}

/** What a request must not carry is the server's; what is left beside the API's own fields is the person's. */
function mayBeSent(endpoint: ResumeEndpoint, name: string, value: unknown): boolean {
  return !isObject(value) && endpoint.validate({ [name]: value }).valid;
}

function ownField(name: string, value: unknown): Field {
  const path = `/${name}`;
  const about = { path, name, label: labelFrom(name), nullable: true, required: false };
  if (!Array.isArray(value)) return { ...about, type: typeOf(value) };
  const first: unknown = value[0];
  const items = { ...about, path: `${path}/*`, name: "", label: about.label, type: typeOf(first) };
  return { ...about, type: "array", items };
}

function typeOf(value: unknown): Field["type"] {
  if (typeof value === "boolean") return "boolean";
  return typeof value === "number" ? "number" : "string";
}

/** "noticePeriod" and "notice_period" as a person would write them: "Notice period". */
function labelFrom(name: string): string {
  const words = name
    .replaceAll(/([\p{Ll}\d])(\p{Lu})/gu, "$1 $2")
    .replaceAll(/[_\-\s]+/gu, " ")
    .trim()
    .toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

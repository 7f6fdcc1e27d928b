import type { Field, ResumeEndpoint } from "../library";
import { childPointer, stepsOf } from "./pointer";

/** The fields of a resume: those of the API and custom ones that the schema does not name. */
export class ResumeFields {
  /** Fields of the API. */
  readonly #named: readonly Field[];
  /** Fields of the API, including read-only ones. */
  readonly #all: readonly Field[];
  readonly #allowsCustom: boolean;
  #custom: readonly Field[] = [];
  #byName: ReadonlyMap<string, Field> = new Map();

  constructor(endpoint: ResumeEndpoint, resume: object) {
    this.#all = endpoint.resourceFields;
    this.#named = endpoint.fields.filter((field) => !field.isCatchAll);
    this.#allowsCustom = endpoint.fields.some((field) => field.isCatchAll);
    this.update(resume);
  }

  get custom(): readonly Field[] {
    return this.#custom;
  }

  /** Updates the custom fields. A custom field keeps the type it had at first. */
  update(resume: object): void {
    const unnamed = this.#allowsCustom
      ? Object.entries(resume).filter(([name]) => !this.#all.some((field) => field.name === name))
      : [];
    this.#custom = unnamed.map(
      ([name, value]) => this.#custom.find((field) => field.name === name) ?? customField(name, value),
    );
    this.#byName = new Map([...this.#named, ...this.#custom].map((field) => [field.name, field]));
  }

  /** Returns whether the resume has a field of this name or the API defines one. */
  has(name: string): boolean {
    return [...this.#all, ...this.#named, ...this.#custom].some((field) => field.name === name);
  }

  /** Returns the API's label of a path, also of read-only ones. An asterisk stands for a list position. */
  labelAt(pointer: string): string {
    return fieldAt(pointer, (name) => this.#all.find((field) => field.name === name))?.label ?? pointer;
  }

  /** Returns whether a field is a custom one. */
  isCustom(field: Field | undefined): boolean {
    return field !== undefined && this.custom.includes(field);
  }

  top(name: string): Field | undefined {
    return this.#byName.get(name);
  }

  names(): Iterable<string> {
    return this.#byName.keys();
  }

  /** Returns the field of a path; undefined when there is none, as for read-only members. */
  at(pointer: string): Field | undefined {
    return fieldAt(pointer, (name) => this.#byName.get(name));
  }
}

function fieldAt(pointer: string, top: (name: string) => Field | undefined): Field | undefined {
  const [name = "", ...rest] = stepsOf(pointer);
  return rest.reduce(
    (field: Field | undefined, step) => field?.items ?? field?.fields?.find((member) => member.name === step),
    top(name),
  );
}

function customField(name: string, value: unknown): Field {
  const path = childPointer("", name);
  const common = { path, name, label: labelFrom(name), nullable: true, required: false };
  if (!Array.isArray(value)) return { ...common, type: typeOf(value) };
  const first: unknown = value[0];
  const items = { ...common, path: `${path}/*`, name: "", label: common.label, type: typeOf(first) };
  return { ...common, type: "array", items };
}

function typeOf(value: unknown): Field["type"] {
  if (typeof value === "boolean") return "boolean";
  return typeof value === "number" ? "number" : "string";
}

/** Turns "noticePeriod" or "notice_period" into the label "Notice period". */
function labelFrom(name: string): string {
  const words = name
    .replaceAll(/([\p{Ll}\d])(\p{Lu})/gu, "$1 $2")
    .replaceAll(/[_\-\s]+/gu, " ")
    .trim()
    .toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

import type { Field, ResumeEndpoint } from "../library";
import { childPointer, stepsOf } from "./pointer";

/** The fields of a resume: those of the API and the person's own, which no schema names. */
export class ResumeFields {
  /** Of the API. */
  readonly #named: readonly Field[];
  /** With those that only the server sets. */
  readonly #all: readonly Field[];
  readonly #allowsCustom: boolean;
  #custom: readonly Field[] = [];
  #byName: ReadonlyMap<string, Field> = new Map();

  constructor(endpoint: ResumeEndpoint, resume: object) {
    this.#all = endpoint.resourceFields;
    this.#named = endpoint.fields.filter((field) => !field.further);
    this.#allowsCustom = endpoint.fields.some((field) => field.further);
    this.update(resume);
  }

  get custom(): readonly Field[] {
    return this.#custom;
  }

  /** Takes over which fields of their own the person has now; what a field is stays as it was found first. */
  update(resume: object): void {
    const unnamed = this.#allowsCustom
      ? Object.entries(resume).filter(([name]) => !this.#all.some((field) => field.name === name))
      : [];
    this.#custom = unnamed.map(
      ([name, value]) => this.#custom.find((field) => field.name === name) ?? customField(name, value),
    );
    this.#byName = new Map([...this.#named, ...this.#custom].map((field) => [field.name, field]));
  }

  /** Whether a resume has, or could be given by the server, a field of this name. */
  has(name: string): boolean {
    return [...this.#all, ...this.#named, ...this.#custom].some((field) => field.name === name);
  }

  /** What the API calls a place, also one that only the server sets; an asterisk stands for a position in a list. */
  labelAt(pointer: string): string {
    return fieldAt(pointer, (name) => this.#all.find((field) => field.name === name))?.label ?? pointer;
  }

  /** Whether a field is the person's own. */
  isCustom(field: Field | undefined): boolean {
    return field !== undefined && this.custom.includes(field);
  }

  top(name: string): Field | undefined {
    return this.#byName.get(name);
  }

  names(): Iterable<string> {
    return this.#byName.keys();
  }

  /** The field of a place, or undefined where there is none, as at members that only the server sets. */
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

/** "noticePeriod" and "notice_period" as a person would write them: "Notice period". */
function labelFrom(name: string): string {
  const words = name
    .replaceAll(/([\p{Ll}\d])(\p{Lu})/gu, "$1 $2")
    .replaceAll(/[_\-\s]+/gu, " ")
    .trim()
    .toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

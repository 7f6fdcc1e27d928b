// Random schemas of resources for forms, and valid documents.
import type { RandomEdits } from "../random-edits.js";
import type { Schema } from "../schemas.js";
import type { Json, JsonObject } from "../server-models.js";
import { put } from "../server-models.js";

const names = ["a", "b", "c", "d", "id", "e f", "g.h", "i/j", "é"];
const texts = ["", "p", "two words", "p\nq", "\u{1F600} é", "12", "true", " x "];

export class FormSchemas {
  readonly #random: RandomEdits;

  constructor(random: RandomEdits) {
    this.#random = random;
  }

  root(): Schema {
    const root = this.#object(2);
    const own = Object.keys(root.properties ?? {});
    const kind = this.#random.below(6);
    if (kind === 0 && own.length > 1)
      return { ...root, anyOf: own.slice(0, 2).map((name) => ({ required: [name] })) };
    if (kind === 1) return this.#variants(2, this.#random.chance(30));
    return root;
  }

  #object(depth: number): Schema {
    const random = this.#random;
    const properties: Record<string, Schema> = {};
    for (const name of names)
      if (random.chance(35)) put(properties as never, name, this.#schema(depth) as never);
    const own = Object.keys(properties).filter(
      (name) => properties[name]?.readOnly !== true || random.chance(30),
    );
    const required = own.filter(() => random.chance(15));
    const further = random.pick([undefined, undefined, false, false, true, "schema"] as const);
    return {
      type: "object",
      properties,
      ...(required.length > 0 && { required }),
      ...(further !== undefined && {
        additionalProperties: further === "schema" ? this.#schema(Math.max(0, depth - 1)) : further,
      }),
    };
  }

  #schema(depth: number): Schema {
    const random = this.#random;
    const marks = {
      ...(random.chance(40) && { nullable: true }),
      ...(random.chance(6) && { readOnly: true }),
    };
    const kind = random.below(depth === 0 ? 7 : 14);
    if (kind === 0) return { type: "string", ...marks, ...(random.chance(20) && { minLength: 1 }) };
    if (kind === 1) return { type: "string", enum: ["red", "green", "12"], ...marks };
    if (kind === 2) return { type: "string", format: "date", ...marks };
    if (kind === 3) return { type: "integer", ...marks, ...(random.chance(20) && { minimum: 1 }) };
    if (kind === 4) return { type: "number", ...marks };
    if (kind === 5) return { type: "boolean", ...marks };
    if (kind === 6) return {};
    if (kind === 7) return { type: "array", items: this.#schema(0), ...marks, ...this.#counted() };
    if (kind < 10) return { type: "array", items: this.#object(depth - 1), ...marks, ...this.#counted() };
    if (kind === 10) return { type: "object", additionalProperties: this.#schema(depth - 1), ...marks };
    if (kind === 11) return { oneOf: [{ type: "string" }, { type: "number" }], ...marks };
    if (kind === 12) return { ...this.#variants(depth - 1, false), ...marks };
    return { ...this.#object(depth - 1), ...marks };
  }

  #counted(): Schema {
    return this.#random.chance(15) ? { minItems: 1 } : {};
  }

  /** Returns a schema of two closed objects with a discriminating member. */
  #variants(depth: number, readOnly: boolean): Schema {
    const variant = (kind: string): Schema => {
      const object = this.#object(Math.max(0, depth - 1));
      const own = { kind: { type: "string", enum: [kind], ...(readOnly && { readOnly }) } as Schema };
      return {
        ...object,
        required: ["kind", ...(object.required ?? [])],
        properties: { ...own, ...object.properties },
        additionalProperties: false,
      };
    };
    const oneOf = [variant("one"), variant("two")];
    return this.#random.chance(50) ? { oneOf } : { oneOf, discriminator: { propertyName: "kind" } };
  }

  /** Returns a valid value. */
  value(schema: Schema): Json {
    const random = this.#random;
    if (schema.nullable === true && random.chance(20)) return null;
    if (schema.oneOf !== undefined) return this.value(random.pick(schema.oneOf));
    if (schema.enum !== undefined) return random.pick(schema.enum) as Json;
    if (schema.format === "date") return random.pick(["2020-02-29", "1999-12-31"]);
    if (schema.type === "string")
      return random.pick(texts.filter((text) => text.length >= (schema.minLength ?? 0)));
    if (schema.type === "integer") return (schema.minimum ?? -1) + random.below(4);
    if (schema.type === "number") return random.pick([0, 0.5, -2, 176.4, 1e21]);
    if (schema.type === "boolean") return random.chance(50);
    if (schema.type === "array") {
      const length = (schema.minItems ?? 0) + random.below(3);
      return Array.from({ length }, () => this.value(schema.items ?? {}));
    }
    if (schema.type === "object") return this.document(schema);
    return this.#anything(2);
  }

  document(schema: Schema): JsonObject {
    const random = this.#random;
    if (schema.oneOf !== undefined) return this.document(random.pick(schema.oneOf));
    const document: JsonObject = {};
    const needed = new Set([...(schema.required ?? []), ...(schema.anyOf?.[0]?.required ?? [])]);
    for (const [name, member] of Object.entries(schema.properties ?? {}))
      if (needed.has(name) || random.chance(60)) put(document, name, this.value(member));
    const { additionalProperties: further } = schema;
    if (further === false) return document;
    for (const name of ["x", "y z"]) {
      if (!random.chance(further === undefined ? 10 : 35)) continue;
      put(document, name, typeof further === "object" ? this.value(further) : this.#anything(2));
    }
    return document;
  }

  #anything(depth: number): Json {
    const random = this.#random;
    const kind = random.below(depth === 0 ? 4 : 6);
    if (kind === 0) return null;
    if (kind === 1) return random.pick(texts);
    if (kind === 2) return random.pick([0, 1.5, 7]);
    if (kind === 3) return random.chance(50);
    if (kind === 4) return Array.from({ length: random.below(3) }, () => this.#anything(depth - 1));
    return { p: this.#anything(depth - 1), ...(random.chance(40) && { q: this.#anything(depth - 1) }) };
  }

  /** Returns the document with some members set, removed or edited. */
  edited(schema: Schema, document: JsonObject, edits: number): JsonObject {
    let result = document;
    for (let left = edits; left > 0; left--) result = this.#editedObject(schema, result);
    return result;
  }

  #editedObject(schema: Schema, object: JsonObject): JsonObject {
    const random = this.#random;
    const variant = schema.oneOf === undefined ? schema : random.pick(schema.oneOf);
    if (schema.oneOf !== undefined && random.chance(30)) return this.document(schema);
    const own = [...Object.keys(variant.properties ?? {}), ...Object.keys(object)];
    if (own.length === 0) return object;
    const name = random.pick(own);
    const member = variant.properties?.[name] ?? {};
    const result = { ...object };
    const stored = Object.hasOwn(object, name) ? object[name] : undefined;
    const what = random.below(10);
    if (what < 2) delete result[name];
    else if (what === 2) put(result, name, random.pick<Json>([null, "", "zzz", 7]));
    else if (what < 6 && isPlain(stored) && member.type === "object")
      put(result, name, this.#editedObject(member, stored));
    else if (what < 8 && Array.isArray(stored) && stored.length > 0)
      put(result, name, this.#editedList(member, stored));
    else put(result, name, this.value(member));
    return result;
  }

  #editedList(schema: Schema, list: readonly Json[]): Json[] {
    const random = this.#random;
    const at = random.below(list.length);
    const item = list[at] ?? null;
    if (random.chance(30)) return list.filter((_, position) => position !== at);
    if (random.chance(30)) return [...list, this.value(schema.items ?? {})];
    const edited = isPlain(item)
      ? this.#editedObject(schema.items ?? {}, item)
      : this.value(schema.items ?? {});
    return list.map((old, position) => (position === at ? edited : old));
  }
}

function isPlain(value: Json | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

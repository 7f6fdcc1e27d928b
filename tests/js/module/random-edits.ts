// Random schemas, documents and edits, equal for one seed on every machine.
import type { Schema, Schemas } from "./schemas.js";
import type { Json, JsonObject } from "./server-models.js";
import { get, isObject, put } from "./server-models.js";

const names = ["a", "b", "c", "id", "list", "", "a/b", "~", "é", "__proto__"];
const texts = ["", "p", "two words", "p\nq", "\u{1F600} é"];

export class RandomEdits {
  #state: number;

  constructor(seed: number) {
    this.#state = seed;
  }

  /** Returns an integer from 0 to `limit` - 1 (mulberry32). */
  below(limit: number): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), this.#state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % limit;
  }

  chance(percent: number): boolean {
    return this.below(100) < percent;
  }

  pick<Item>(items: readonly Item[]): Item {
    return items[this.below(items.length)] as Item;
  }

  /** Returns the schema of an object. */
  objectSchema(depth: number): Schema {
    const properties: Record<string, Schema> = {};
    for (const name of names) {
      if (this.chance(45))
        Object.defineProperty(properties, name, { value: this.schema(depth), enumerable: true });
    }
    const further = this.pick([undefined, false, true, "schema"] as const);
    return {
      type: "object",
      ...(Object.keys(properties).length > 0 && { properties }),
      ...(further !== undefined && {
        additionalProperties: further === "schema" ? this.schema(depth) : further,
      }),
    };
  }

  schema(depth: number): Schema {
    const kind = this.below(depth === 0 ? 3 : 6);
    if (kind === 0) return {};
    const marks = {
      ...(this.chance(50) && { nullable: true }),
      ...(this.chance(12) && { readOnly: true }),
    };
    if (kind === 1) return { type: "string", ...marks };
    if (kind === 2) return { type: "integer", ...marks };
    if (kind === 3) {
      const items = this.schema(depth - 1);
      return { type: "array", items: this.#identified(items), ...marks };
    }
    return { ...this.objectSchema(depth - 1), ...marks };
  }

  /** Adds an identity. It is writable: with a read-only one, two different lists could be sent alike. */
  #identified(items: Schema): Schema {
    const id = items.properties?.id;
    const isSent = id === undefined ? items.additionalProperties === true : id.readOnly !== true;
    return items.type === "object" && isSent && this.chance(60) ? { ...items, "x-identity": "id" } : items;
  }

  /** Returns mostly a value that fits the schema, sometimes any value. */
  value(schemas: Schemas, schema: Schema, depth: number): Json {
    if (depth === 0 || this.chance(10)) return this.#scalar();
    const { type } = this.chance(8) ? { type: undefined } : schema;
    if (schema.enum !== undefined && this.chance(80)) return this.pick(schema.enum) as Json;
    if (type === "object") return this.object(schemas, schema, depth - 1);
    if (type === "array") return this.#list(schemas, schema, depth - 1);
    if (type === "string") return this.pick(texts);
    if (type === "integer" || type === "number") return this.below(5);
    if (type === "boolean") return this.chance(50);
    if (this.chance(30)) return this.object(schemas, schema, depth - 1);
    return this.chance(40) ? this.#list(schemas, schema, depth - 1) : this.#scalar();
  }

  object(schemas: Schemas, schema: Schema, depth: number): JsonObject {
    const object: JsonObject = {};
    for (const name of Object.keys(schema.properties ?? {})) {
      if (this.chance(55))
        put(object, name, this.value(schemas, schemas.memberOf(schema, name).schema, depth));
    }
    for (let more = this.below(3); more > 0; more--) {
      const name = this.pick(names);
      put(object, name, this.value(schemas, schemas.memberOf(schema, name).schema, depth));
    }
    return object;
  }

  #scalar(): Json {
    return this.pick<Json>([null, true, false, 0, 1, -1.5, ...texts]);
  }

  #list(schemas: Schemas, schema: Schema, depth: number): Json[] {
    return Array.from({ length: this.below(5) }, () => {
      const item = this.value(schemas, schemas.itemOf(schema), depth);
      if (isObject(item) && this.chance(75)) put(item, "id", 1 + this.below(7));
      return item;
    });
  }

  /** Returns the value with one small change. */
  edited(schemas: Schemas, schema: Schema, value: Json, depth: number): Json {
    if (depth > 0 && isObject(value)) return this.editedObject(schemas, schema, value, depth - 1);
    if (depth > 0 && Array.isArray(value)) return this.#editedList(schemas, schema, value, depth - 1);
    return this.value(schemas, schema, depth);
  }

  editedObject(schemas: Schemas, schema: Schema, object: JsonObject, depth: number): JsonObject {
    const own = Object.keys(object);
    const name =
      own.length > 0 && this.chance(75)
        ? this.pick(own)
        : this.pick([...names, ...Object.keys(schema.properties ?? {})]);
    const member = schemas.memberOf(schema, name).schema;
    const stored = get(object, name);
    const result = { ...object };
    const what = this.below(10);
    if (what < 2) delete result[name];
    else if (what === 2) put(result, name, null);
    else if (what < 8 && stored !== undefined) put(result, name, this.edited(schemas, member, stored, depth));
    else put(result, name, this.value(schemas, member, depth));
    return result;
  }

  #editedList(schemas: Schemas, schema: Schema, list: readonly Json[], depth: number): Json[] {
    const items = schemas.itemOf(schema);
    if (list.length === 0) return [this.value(schemas, items, depth)];
    const at = this.below(list.length);
    const other = this.below(list.length);
    const item = list[at] as Json;
    switch (this.below(7)) {
      case 0:
        return [...list.slice(0, at), this.value(schemas, items, depth), ...list.slice(at)];
      case 1:
        return list.filter((_, position) => position !== at);
      case 2:
        return list.map((old, position) =>
          position === at ? (list[other] as Json) : position === other ? item : old,
        );
      case 3:
        return [...list.slice(0, other), item, ...list.slice(other)];
      case 4:
        return [...list.slice(at), ...list.slice(0, at)];
      default:
        return list.map((old, position) =>
          position === at ? this.edited(schemas, items, item, depth) : old,
        );
    }
  }

  /** Removes read-only members, as a client does that keeps only what it may send. */
  withoutReadOnly(schemas: Schemas, schema: Schema, value: Json): Json {
    if (Array.isArray(value))
      return value.map((item) => this.withoutReadOnly(schemas, schemas.itemOf(schema), item));
    if (!isObject(value)) return value;
    const result: JsonObject = {};
    for (const [name, member] of Object.entries(value)) {
      const { schema: inner, standing } = schemas.memberOf(schema, name);
      if (standing !== "readOnly") put(result, name, this.withoutReadOnly(schemas, inner, member));
    }
    return result;
  }

  /** Returns two versions of a resource. The second is mostly the first with a few edits. */
  pair(schemas: Schemas, depth: number): { before: JsonObject; after: JsonObject } {
    const { root } = schemas;
    const before = this.object(schemas, root, depth);
    let after = this.chance(15) ? this.object(schemas, root, depth) : before;
    for (let edits = this.below(5); edits > 0; edits--)
      after = this.editedObject(schemas, root, after, depth);
    if (this.chance(15)) after = this.withoutReadOnly(schemas, root, after) as JsonObject;
    return { before, after };
  }
}

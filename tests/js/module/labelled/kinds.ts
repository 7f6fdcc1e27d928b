// The resources of the labelled properties: lists with ids, lists with a plain `id` in a compiled endpoint, lists without.
import { load } from "../../../../js/src/index.js";
import type { Endpoint } from "../../../../js/src/types/draft.js";
import { wrapSchema } from "../cases.js";
import type { Schema } from "../schemas.js";
import { Schemas } from "../schemas.js";
import type { JsonObject } from "../server-models.js";

export const rp = await load();

export type AnyEndpoint = Endpoint<JsonObject, JsonObject>;

/** The members of a list item. */
export interface ItemShape {
  /** The kind of its identity: a number, a text, or none. */
  readonly id: "integer" | "text" | null;
  /** Members with a text. A dot leads into an object: `location.rawInput`. */
  readonly texts: readonly string[];
  /** A member with a number. */
  readonly number?: string;
  readonly lists?: Readonly<Record<string, ItemShape>>;
}

export interface Kind {
  readonly name: string;
  readonly endpoint: AnyEndpoint;
  /** JavaScript code that makes the endpoint, for reports. */
  readonly source: string;
  /** A text of the resource itself. */
  readonly title: string;
  readonly lists: Readonly<Record<string, ItemShape>>;
  readonly schemas: Schemas;
  readonly hasReadOnlyIds?: boolean;
  readonly isUnidentified: boolean;
}

const text = { type: "string" };

function schemaOf(shape: ItemShape, readOnlyId: boolean): object {
  const id = { type: shape.id === "integer" ? "integer" : "string", ...(readOnlyId && { readOnly: true }) };
  return {
    type: "object",
    properties: {
      ...(shape.id !== null && { id }),
      ...Object.fromEntries(shape.texts.map((name) => [name, text])),
      ...(shape.number !== undefined && { [shape.number]: { type: "integer" } }),
      ...listSchemas(shape.lists ?? {}, readOnlyId),
    },
  };
}

function listSchemas(lists: Readonly<Record<string, ItemShape>>, readOnlyId: boolean): object {
  return Object.fromEntries(
    Object.entries(lists).map(([name, shape]) => [
      name,
      { type: "array", items: schemaOf(shape, readOnlyId) },
    ]),
  );
}

function hasNoIds(lists: Readonly<Record<string, ItemShape>>): boolean {
  return Object.values(lists).some(({ id }) => id === null);
}

function compiled(name: string, lists: Readonly<Record<string, ItemShape>>, readOnlyId = false): Kind {
  const schema = {
    type: "object",
    properties: { title: { ...text, nullable: true }, ...listSchemas(lists, readOnlyId) },
  };
  return {
    name,
    endpoint: rp.compile(wrapSchema(schema), "change") as unknown as AnyEndpoint,
    source: `rp.compile(wrapSchema(${JSON.stringify(schema)}), "change")`,
    title: "title",
    lists,
    schemas: new Schemas(schema as Schema),
    hasReadOnlyIds: readOnlyId,
    isUnidentified: hasNoIds(lists),
  };
}

function affinda(name: string, lists: Readonly<Record<string, ItemShape>>): Kind {
  return {
    name,
    endpoint: rp.affinda.resume as unknown as AnyEndpoint,
    source: "rp.affinda.resume",
    title: "summary",
    lists,
    schemas: new Schemas({}),
    isUnidentified: hasNoIds(lists),
  };
}

function plain(id: ItemShape["id"]): Readonly<Record<string, ItemShape>> {
  const member: ItemShape = { id, texts: ["name", "phone"] };
  return { items: { id, texts: ["name", "phone", "note"], number: "rank", lists: { members: member } } };
}

const words = ["name", "phone", "note", "mail", "city"];

/** Lists whose items have an identity. */
export const identified: readonly Kind[] = [
  affinda("a resume's lists", {
    workExperience: {
      id: "integer",
      texts: ["jobTitle", "organization", "jobDescription", "location.rawInput", "dates.rawText"],
    },
    skills: { id: "integer", texts: ["name", "lastUsed"], number: "numberOfMonths" },
  }),
  compiled("items with a number as `id`", plain("integer")),
  compiled("items with a text as `id`", plain("text")),
  compiled("items with a read-only `id`", plain("integer"), true),
];

/** Lists whose items have no identity. A side that a draft has not seen keeps more than half of an item's members. */
export const unidentified: readonly Kind[] = [
  affinda("a resume's referees", {
    referees: { id: null, texts: ["name", "text", "number", "position", "city"] },
  }),
  compiled("items without an id", { items: { id: null, texts: words, number: "rank" } }),
  compiled("items with items, without ids", {
    groups: { id: null, texts: words, lists: { members: { id: null, texts: words } } },
  }),
];

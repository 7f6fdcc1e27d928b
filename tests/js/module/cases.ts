// Reads the tables in tests/cases; their format is in tests/cases/README.md.
import { readFileSync } from "node:fs";
import type { Operation } from "fast-json-patch";
import jsonPatch from "fast-json-patch";
import { expect } from "vitest";
import { jsonText } from "../../../js/src/json/json-text.js";
import type { Issue } from "../../../js/src/types/issue.js";

export interface Case {
  readonly name: string;
  readonly [member: string]: unknown;
}

export type ExpectedIssue = Pick<Issue, "path" | "code"> & Partial<Pick<Issue, "severity" | "params">>;

function readText(name: string): string {
  return readFileSync(new URL(`../../cases/${name}.json`, import.meta.url), "utf8");
}

const readJson = (name: string): unknown => JSON.parse(readText(name));

/** Returns a new copy of the resume that Affinda's own page shows as a response. */
export const exampleResponse = () => JSON.parse(readText("affinda-example-response"));

/** Returns the cases of a table. Fails on a member that the runner does not know: a misspelt expectation must not pass. */
export function readCases(table: string, known: readonly string[]): Case[] {
  const cases = readJson(table) as Case[];
  for (const entry of cases) {
    const unknown = Object.keys(entry).filter((member) => member !== "name" && !known.includes(member));
    if (unknown.length > 0) throw new Error(`${table}, ${entry.name}: what is ${unknown.join(", ")}?`);
  }
  return cases;
}

interface Alike {
  readonly like: string;
  readonly with?: object;
  readonly without?: readonly string[];
  readonly patch?: Operation[];
}

function isAlike(value: unknown): value is Alike {
  return typeof value === "object" && value !== null && "like" in value && typeof value.like === "string";
}

const named: Readonly<Record<string, object>> = {
  ...(readJson("letraz-documents") as Record<string, object>),
  ...(readJson("affinda-documents") as Record<string, object>),
  request: readJson("affinda-example-request") as object,
  response: exampleResponse(),
};

/** Returns a document of a case: a value, a text under the name followed by `Text`, or a variation of a named document. */
export function documentOf(entry: Readonly<Record<string, unknown>>, name: string): unknown {
  const text = entry[`${name}Text`];
  if (typeof text === "string") return jsonText(text);
  const value = entry[name];
  if (!isAlike(value)) return value;
  const base = named[value.like];
  if (base === undefined) throw new Error(`There is no document ${value.like}`);
  const dropped = value.without ?? [];
  const members = Object.entries(base).filter(([member]) => !dropped.includes(member));
  const document = { ...Object.fromEntries(members), ...value.with };
  return jsonPatch.applyPatch(document, value.patch ?? [], true, false).newDocument;
}

/** Checks that a list has exactly the expected issues, in any order. */
export function expectIssues(actual: readonly Issue[], expected: readonly ExpectedIssue[] = []): void {
  const key = ({ path, code }: ExpectedIssue) => `${path} ${code}`;
  expect(actual.map(key).sort()).toEqual(expected.map(key).sort());
  for (const { path, code, severity = "error", params } of expected) {
    const wanted = { path, code, severity, ...(params === undefined ? {} : { params }) };
    expect(actual).toEqual(expect.arrayContaining([expect.objectContaining(wanted)]));
  }
  for (const { code, message } of actual) {
    expect(message).not.toContain("undefined");
    if (code !== "server") expect(message).toMatch(/^.+\.$/s);
  }
}

/** Checks that a list has exactly the expected items, in any order. Only the given members are compared. */
export function expectItems(actual: readonly object[], expected: readonly object[]): void {
  expect(actual).toHaveLength(expected.length);
  expect(actual).toEqual(expect.arrayContaining(expected.map((item) => expect.objectContaining(item))));
}

/** Returns the OpenAPI document around a schema, with the operation `change`. */
export function wrapSchema(schema: unknown, schemas: unknown = {}): object {
  const content = { "application/json": { schema } };
  const responses = { 200: { description: "", content } };
  return {
    openapi: "3.0.3",
    info: { title: "case", version: "1" },
    paths: { "/things/{id}": { patch: { operationId: "change", requestBody: { content }, responses } } },
    components: { schemas },
  };
}

/** Returns the OpenAPI document of a case: its own, or one around its schema, which may be a text to keep its digits. */
export function openApiOf({ document, schema, schemaText, schemas }: Case): unknown {
  if (document !== undefined) return document;
  if (typeof schemaText !== "string") return wrapSchema(schema, schemas);
  return jsonText(JSON.stringify(wrapSchema("SCHEMA", schemas)).replaceAll('"SCHEMA"', () => schemaText));
}

/** The pointer to the response schema in the result of `wrapSchema`. */
export const responseSchemaPath =
  "/paths/~1things~1{id}/patch/responses/200/content/application~1json/schema";

/** The pointer to the request schema in the result of `wrapSchema`. */
export const requestSchemaPath = "/paths/~1things~1{id}/patch/requestBody/content/application~1json/schema";

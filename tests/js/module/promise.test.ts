// Patches of random documents: applying the body to `before` gives `after`, whether the server replaces top-level
// properties or merges. What no body can express is ignored with its reason.
// tests/native/patch_property_test.cpp does the same with many more documents.
import { readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, it } from "vitest";
import { load } from "../../../js/src/index.js";
import { parsePointer } from "../../../js/src/json/pointer.js";
import type { Endpoint } from "../../../js/src/types/draft.js";
import type { Ignored, Patch } from "../../../js/src/types/patch.js";
import { wrapSchema } from "./cases.js";
import { RandomEdits } from "./random-edits.js";
import type { MemberSchema, Schema } from "./schemas.js";
import { Schemas } from "./schemas.js";
import type { Json, JsonObject } from "./server-models.js";
import {
  applyByMerging,
  applyByReplacing,
  canonical,
  expectedAfter,
  get,
  isObject,
  reduced,
} from "./server-models.js";

const rp = await load();

type AnyEndpoint = Endpoint<JsonObject, JsonObject>;

interface Versions {
  readonly before: JsonObject;
  readonly after: JsonObject;
}

/** Returns members that a request may not carry, at any depth, and nulls that a merging server would take for removals. */
function unsendable(schemas: Schemas, value: Json, schema: Schema, inList = false): string[] {
  if (Array.isArray(value)) {
    const items = schemas.itemOf(schema);
    return value.flatMap((item) => unsendable(schemas, item, items, true));
  }
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([name, member]) => {
    const { schema: inner, standing } = schemas.memberOf(schema, name);
    if (standing === "unknown") return [];
    if (standing !== "ordinary") return [`${name} is ${standing}`];
    if (member === null && !inList && !schemas.isNullable(inner)) return [`${name} is null`];
    return unsendable(schemas, member, inner, inList);
  });
}

function memberAt(schemas: Schemas, after: Json, path: string): MemberSchema & { inList: boolean } {
  let found = { schema: schemas.root, standing: "ordinary" as MemberSchema["standing"], inList: false };
  let value: Json | undefined = after;
  for (const name of parsePointer(path)) {
    if (Array.isArray(value)) {
      found = { schema: schemas.itemOf(found.schema), standing: "ordinary", inList: true };
      value = value[Number(name)];
    } else {
      found = { ...schemas.memberOf(found.schema, name), inList: found.inList };
      value = isObject(value) ? get(value, name) : undefined;
    }
  }
  return found;
}

function expectReason(schemas: Schemas, after: JsonObject, { path, reason, after: given }: Ignored): void {
  const { standing, inList } = memberAt(schemas, after, path);
  if (reason === "readOnly") expect(standing).toBe("readOnly");
  else if (reason === "unknown") expect(["unknown", "forbidden"]).toContain(standing);
  else {
    expect({ standing, inList }).toEqual({ standing: "ordinary", inList: false });
    expect(given ?? null).toBeNull();
  }
}

function expectPromise(
  schemas: Schemas,
  { before, after }: Versions,
  patch: Patch<JsonObject>,
  emptyIsNull: boolean,
): void {
  const body: JsonObject = patch.body ?? {};
  expect(patch.bodyText === "" ? {} : JSON.parse(patch.bodyText)).toEqual(body);
  expect(patch.bodyText === "").toBe(patch.changes.length === 0);
  for (const ignored of patch.ignored) expectReason(schemas, after, ignored);
  expect(unsendable(schemas, body, schemas.root)).toEqual([]);
  const wanted = expectedAfter(after, patch.ignored);
  const keep = (value: Json, keepEmptyLists: boolean) =>
    reduced(schemas, value, schemas.root, { emptyIsNull, keepEmptyLists }) as JsonObject;
  const reduce = (value: Json) => canonical(keep(value, false));
  expect(reduce(applyByReplacing(before, body))).toBe(reduce(wanted));
  expect(reduce(applyByMerging(before, body))).toBe(reduce(wanted));

  const [stored, edited] = [keep(before, true), keep(wanted, true)];
  const unchanged = Object.keys(body).filter(
    (name) => canonical(get(stored, name) ?? null) === canonical(get(edited, name) ?? null),
  );
  expect(unchanged).toEqual([]);
  const positions = Object.keys(body).map((name) => schemas.positionOf(schemas.root, name));
  // A JavaScript object moves names that are integers to the front; there are none here.
  expect(positions).toEqual([...positions].sort((one, other) => one - other));
}

/** Checks that the body of a valid patch is valid, except for stored issues in edited members, which the patch lists. */
function expectAccepted(endpoint: AnyEndpoint, patch: Patch<JsonObject>): void {
  if (!patch.valid || patch.body === null) return;
  const { issues } = endpoint.validate(patch.body, { rules: "off" });
  const keysOf = (severity: string, list: Patch<JsonObject>["issues"]) =>
    list.filter((issue) => issue.severity === severity).map(({ path, code }) => `${path} ${code}`);
  const told = new Set(keysOf("warning", patch.issues));
  expect(keysOf("error", issues).filter((issue) => !told.has(issue))).toEqual([]);
}

function expectKept(endpoint: AnyEndpoint, schemas: Schemas, versions: Versions): void {
  const { before, after } = versions;
  for (const nulls of ["null", "empty"] as const) {
    const patch = endpoint.patch(before, after, { nulls });
    expectPromise(schemas, versions, patch, nulls === "empty");
    expectAccepted(endpoint, patch);
  }
}

it("applying the body gives the edited resource, for any two resumes", () => {
  const file = new URL("../../../wasm/apis/affinda.json", import.meta.url);
  const named: Record<string, Schema> = JSON.parse(readFileSync(file, "utf8")).components.schemas;
  const schemas = new Schemas(named.ResumeData ?? {}, named);
  const endpoint = rp.affinda.resume as unknown as AnyEndpoint;
  const seen = new Set<string>();
  const property = fc.property(fc.integer(), (seed) => {
    const versions = new RandomEdits(seed).pair(schemas, 4);
    expectKept(endpoint, schemas, versions);
    const { ignored, changes } = endpoint.patch(versions.before, versions.after);
    for (const { reason } of ignored) seen.add(reason);
    for (const { kind } of changes) seen.add(kind);
  });
  fc.assert(property, { numRuns: 1000, endOnFailure: true });
  // Fails if the generator stops making them.
  expect([...seen].sort()).toEqual([
    "add",
    "move",
    "readOnly",
    "remove",
    "replace",
    "unknown",
    "unremovable",
  ]);
});

it("applying the body gives the edited resource, for any two documents of any schema", () => {
  const property = fc.property(fc.integer(), (seed) => {
    const random = new RandomEdits(seed);
    const root = random.objectSchema(3);
    const schemas = new Schemas(root);
    const endpoint = rp.compile(wrapSchema(root), "change") as unknown as AnyEndpoint;
    for (let pairs = 4; pairs > 0; pairs--) expectKept(endpoint, schemas, random.pair(schemas, 4));
  });
  fc.assert(property, { numRuns: 250, endOnFailure: true });
});

// The public cases of JSON Patch, json-patch-tests, from the npm package json-patch-test-suite and from json-patch-newer.json.
import { createRequire } from "node:module";
import { expect } from "vitest";
import { jsonText, load, PatchError } from "../../js/src/index.js";
import type { JsonPatchOperation } from "../../js/src/types/json-patch.js";
import newer from "./json-patch-newer.json" with { type: "json" };
import type { SuiteCase } from "./suite.js";
import { describeSuite, LeftOut } from "./suite.js";

interface PatchCase {
  readonly comment?: string;
  readonly doc: unknown;
  readonly patch: readonly unknown[];
  readonly expected?: unknown;
  readonly error?: string;
}

const require = createRequire(import.meta.url);
const { jsonPatch } = await load();
const leftOut = new LeftOut("json-patch-tests");

const named = (cases: readonly PatchCase[]): (PatchCase & SuiteCase)[] =>
  cases.map((entry, index) => ({ ...entry, name: `${index} ${entry.comment ?? entry.error ?? ""}` }));

function run({ doc, patch, expected, error }: PatchCase): void {
  const operations = patch as JsonPatchOperation[]; // some are malformed on purpose
  const texts = [jsonText(JSON.stringify(doc)), jsonText(JSON.stringify(patch))] as const;
  if (error !== undefined) {
    const before = JSON.stringify(doc);
    expect(() => jsonPatch.apply(doc, operations)).toThrow(PatchError);
    expect(() => jsonPatch.apply(...texts)).toThrow(PatchError);
    expect(JSON.stringify(doc)).toBe(before);
    return;
  }
  const result = jsonPatch.apply(doc, operations);
  expect(jsonPatch.apply(...texts)).toEqual(result);
  expect(jsonPatch.apply(result, jsonPatch.invert(doc, operations))).toEqual(doc);
  if (expected === undefined) return;
  expect(result).toEqual(expected);
  expect(jsonPatch.apply(doc, jsonPatch.diff(doc, expected))).toEqual(expected);
}

for (const file of ["tests.json", "spec_tests.json"])
  describeSuite(`json-patch-tests, ${file}`, named(require(`json-patch-test-suite/${file}`)), leftOut, run);
describeSuite("json-patch-tests, newer than the npm package", named(newer), leftOut, run);

leftOut.describeEntries();

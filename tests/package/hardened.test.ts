// The package works where the built-in objects are frozen, as in SES compartments and in Node with --frozen-intrinsics.
import { expect, it } from "vitest";
import { runIn, useInstalled } from "./install.js";

const installed = useInstalled();

const expected = [
  '{"city":"b"}',
  ["/city type"],
  '{"started_from_year":2024}',
  '{"a":"2"}',
  [],
  { a: [2, 1] },
  "Delft",
  ["sent", false, ['PATCH {"city":"Delft"}']],
  "JsonError",
];

it.each([
  ["frozen before the import", ["hardened.mjs", "before"]],
  ["frozen after the import", ["hardened.mjs", "after"]],
  ["frozen by Node", ["--frozen-intrinsics", "hardened.mjs", "never"]],
])("works where the built-in objects are %s", async (_, parameters) => {
  expect(JSON.parse(await runIn(installed.folder, process.execPath, ...parameters))).toEqual(expected);
});

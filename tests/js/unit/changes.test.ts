// Changes whose values are parsed on access behave like ordinary objects.
import { expect, it } from "vitest";
import { readChanges } from "../../../js/src/endpoint/changes.js";

const values = new TextEncoder().encode('[1,"é"]{"a":{"b":1}}');
const read = () =>
  readChanges(
    '[{"kind":"replace","path":"/x","before":[0,8],"after":[8,21]},{"kind":"add","path":"/y","after":"z"}]',
    values,
  );
const expected = [
  { kind: "replace", path: "/x", before: [1, "é"], after: { a: { b: 1 } } },
  { kind: "add", path: "/y", after: "z" },
];

it("returns each value once and the same each time", () => {
  const [change] = read();
  expect(change?.before).toBe(change?.before);
  expect(change?.after).toEqual({ a: { b: 1 } });
});

it("can be frozen, copied, cloned, serialised and stored before it is read", () => {
  const frozen = read();
  for (const change of frozen) Object.freeze(change);
  expect(frozen.map(({ before }) => before)).toEqual([[1, "é"], undefined]);
  expect(read().map((change) => ({ ...change }))).toEqual(expected);
  expect(structuredClone(read())).toEqual(expected);
  expect(JSON.parse(JSON.stringify(read()))).toEqual(expected);
});

it("can be assigned another value", () => {
  const [change] = read();
  if (change !== undefined) Object.assign(change, { before: "other" });
  expect(change).toEqual({ ...expected[0], before: "other" });
});

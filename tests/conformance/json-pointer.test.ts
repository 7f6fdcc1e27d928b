// The tables of RFC 6901: section 5, and section 6 for the fragments of `$ref`.
import { expect } from "vitest";
import { load, PatchError } from "../../js/src/index.js";
import { wrapSchema } from "../js/module/cases.js";
import table from "./rfc6901.json" with { type: "json" };
import { describeSuite, LeftOut } from "./suite.js";

const rp = await load();
const leftOut = new LeftOut("RFC 6901");
const { document } = table;

const values = table.values.map((row) => ({
  name: row.pointer,
  fragment: row.fragment,
  value: "whole" in row ? document : row.value,
}));

describeSuite("RFC 6901, section 5", values, leftOut, ({ name: pointer, value }) => {
  expect(rp.jsonPatch.apply(document, [{ op: "copy", from: pointer, path: "" }])).toEqual(value);
  expect(rp.jsonPatch.apply(document, [{ op: "test", path: pointer, value }])).toEqual(document);
  using draft = rp.compile(wrapSchema({}), "change").open(document);
  expect(draft.get(pointer)).toEqual(value);
});

/** Replaces each value by a schema that allows that value alone. */
const schemas = JSON.parse(JSON.stringify(document), (_, value) =>
  typeof value === "object" ? value : { enum: [value] },
);

const fragments = values.map(({ fragment, value }) => ({ name: fragment, value }));

describeSuite("RFC 6901, section 6", fragments, leftOut, ({ name: fragment, value }) => {
  const wrapped = wrapSchema({ $ref: `#/components/x-schemas${fragment.slice(1)}` });
  const endpoint = rp.compile({ ...wrapped, components: { "x-schemas": schemas } }, "change");
  expect(endpoint.validate(value).valid).toBe(true);
  expect(endpoint.validate("another value").valid).toBe(false);
});

const errors = table.errors.map(({ pointer, section }) => ({
  name: `section ${section}: ${pointer}`,
  pointer,
}));

describeSuite("RFC 6901, errors", errors, leftOut, ({ pointer }) => {
  expect(() => rp.jsonPatch.apply(document, [{ op: "copy", from: pointer, path: "" }])).toThrow(PatchError);
});

leftOut.describeEntries();

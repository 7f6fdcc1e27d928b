// Typing where there is no place yet: far rows, values of another type, texts that cannot be read, rounded numbers.
import { expect, it } from "vitest";
import { jsonText, load } from "../../../js/src/index.js";
import { resumePatchResolver } from "../../../js/src/react-hook-form.js";
import { wrapSchema } from "./cases.js";

const rp = await load();

// biome-ignore lint/suspicious/noExplicitAny: schemas of the tests have no types.
type Any = any;
const compile = (properties: object): Any =>
  rp.compile(wrapSchema({ type: "object", properties } as Any), "change");

it("appends rows whose indexes are timestamps, in their order", () => {
  using draft = rp.affinda.resume.open({ phoneNumbers: ["0"] } as Any);
  draft.setFromInput("/phoneNumbers/1609459200009", "c");
  draft.setFromInput("/phoneNumbers/1609459200000", "b");
  expect(draft.value).toMatchObject({ phoneNumbers: ["0", "b", "c"] });
  expect(draft.inputAt("/phoneNumbers/1609459200009")).toBe("c");
  using again: Any = rp.affinda.resume.open(draft.base, { saved: draft.save() });
  expect(again.inputAt("/phoneNumbers/1609459200000")).toBe("b");
  draft.setFromInput("/phoneNumbers/1609459200009", "");
  draft.setFromInput("/phoneNumbers/1609459200000", "");
  expect(draft.dirty).toBe(false);
});

it("replaces a value of another type, and brings it back", () => {
  const endpoint = compile({ o: { type: "object", properties: { x: { type: "integer" } } } });
  for (const o of [5, ["a"]]) {
    using draft = endpoint.open({ o });
    draft.setFromInput("/o/x", "1");
    expect(draft.patch().bodyText).toBe('{"o":{"x":1}}');
    draft.undo();
    expect(draft.value).toEqual({ o });
    draft.setFromInput("/o/x", "1");
    draft.setFromInput("/o/x", "");
    expect(draft.value).toEqual({ o });
  }
});

it("omits a text that cannot be converted from the value of a new row", () => {
  using draft = rp.affinda.resume.open({ phoneNumbers: ["1"] } as Any);
  draft.setFromInput("/phoneNumbers/1", "a\ud800");
  expect(draft.valid).toBe(false);
  expect(draft.issuesAt("/phoneNumbers/1")).toMatchObject([{ code: "type", severity: "error" }]);
  expect(draft.inputAt("/phoneNumbers/1")).toBe("a\ufffd");
  expect(draft.patch().bodyText).not.toContain("a");
});

it("empties a list that may not be empty, with its member", () => {
  const l = { type: "array", items: { type: "string" }, minItems: 1 };
  const items = { type: "object", properties: { id: { type: "integer" }, l } };
  using draft = compile({ m: { type: "array", items } }).open({ m: [{ id: 1, l: ["a"] }] });
  draft.setFromInput("/m/0/l/0", "");
  expect(draft.patch()).toMatchObject({ bodyText: '{"m":[{"id":1}]}', valid: true });
});

it("reads a cleared date that cannot be removed as a form does", () => {
  const endpoint = compile({ d: { type: "string", format: "date" } });
  const base = { d: "2020-01-01" };
  using draft = endpoint.open(base);
  draft.setFromInput("/d", "");
  const [byDraft] = draft.issues;
  const [byForm] = endpoint.update(base, endpoint.fromForm([["d", ""]]).value).issues;
  expect(byDraft).toMatchObject({ path: "/d", code: "type", message: byForm.message });
});

it("matches items by an identity that the list's own schema names", () => {
  const items = { type: "object", properties: { key: { type: "string" }, n: { type: "integer" } } };
  const endpoint = compile({ list: { type: "array", "x-identity": "key", items } });
  const [a, b] = [
    { key: "a", n: 1 },
    { key: "b", n: 2 },
  ];
  expect(endpoint.diff({ list: [a, b] }, { list: [b, a] })).toMatchObject([{ kind: "move" }]);
});

it("gives whole numbers with all their digits to `update`", async () => {
  const endpoint = compile({ n: { type: "integer" }, s: { type: "string" } });
  const base = { n: 3 };
  const form = { fields: {}, names: ["n"], shouldUseNativeValidation: false } as Any;
  const resolve = resumePatchResolver(endpoint, { base }) as Any;
  const { values } = await resolve({ n: "9007199254740993" }, undefined, form);
  expect(endpoint.update(base, values).bodyText).toBe('{"n":9007199254740993}');
  const { errors } = await resolve({ n: "99999999999999999999999" }, undefined, form);
  expect(errors.n).toMatchObject({ type: "type" });
  const { value } = endpoint.fromForm([["n", "9007199254740993"]]);
  expect(endpoint.update(base, { ...value, s: "x" }).bodyText).toContain('"s":"x"');
  value.s = "x";
  expect(endpoint.update(base, value).bodyText).toBe('{"n":9007199254740993,"s":"x"}');
  const checked = endpoint.formSchema({ base })["~standard"].validate({ n: "9007199254740993" });
  expect(checked.issues).toMatchObject([{ path: ["n"], code: "type" }]);
  expect(endpoint.fromForm(Object.entries(endpoint.toForm(jsonText('{"n":1}')))).valid).toBe(true);
});

// `fromForm` beyond the tables: options, exact digits, and what `update` remembers about a value.
import { describe, expect, it } from "vitest";
import { jsonText, load } from "../../../js/src/index.js";
import { wrapSchema } from "./cases.js";

const { affinda, compile, letraz } = await load();
const { resume } = affinda;

const properties = {
  age: { type: "integer" },
  name: { type: "string" },
  items: {
    type: "array",
    items: {
      type: "object",
      properties: { a: { type: "string" }, n: { type: "integer" }, more: { type: "object" } },
    },
  },
};
const endpoint = compile(wrapSchema({ type: "object", properties }), "change");
const base = { age: 5, name: "x", items: [{ a: "1", n: 1 }, { a: "2", n: 2 }, { a: "3" }] };

describe("the result of fromForm", () => {
  it("excludes the names of `ignore`", () => {
    const entries: [string, string][] = [
      ["csrfmiddlewaretoken", "abc"],
      ["city", "Lyon"],
    ];
    const { issues, value } = letraz.experience.fromForm(entries, { ignore: ["csrfmiddlewaretoken"] });
    expect({ issues, value }).toEqual({ issues: [], value: { city: "Lyon" } });
  });

  it("is valid if no issue is an error", () => {
    expect(letraz.experience.fromForm([["nothing", "x"]]).valid).toBe(true);
    expect(letraz.experience.fromForm([["started_from_year", "x"]]).valid).toBe(false);
  });

  it("has every digit in `valueText`", () => {
    const { value, valueText } = endpoint.fromForm([["age", "9007199254740993"]]);
    expect(valueText).toBe('{"age":9007199254740993}');
    expect(endpoint.update({}, jsonText(valueText)).bodyText).toBe(valueText);
    expect(endpoint.update({}, value).bodyText).toBe(valueText);
  });

  it("gives every digit to `update` when it was changed", () => {
    const pi = "3.14159265358979323846";
    const prices = compile(
      wrapSchema({
        type: "object",
        properties: {
          n: { type: "number" },
          s: { type: "string" },
          list: { type: "array", items: { type: "object", properties: { n: { type: "number" } } } },
        },
      }),
      "change",
    );
    const read = () =>
      prices.fromForm([
        ["n", pi],
        ["list.0.n", "0.1234567890123456789"],
        ["list.1.n", pi],
        ["list.2.n", "123456789012345678901"],
      ]).value as { n: number; s?: string; list: { n: number }[] };
    const changed = read();
    changed.s = "#x";
    const list = `[{"n":0.1234567890123456789},{"n":${pi}},{"n":123456789012345678901}]`;
    expect(prices.update({}, changed).bodyText).toBe(`{"n":${pi},"s":"#x","list":${list}}`);
    const { list: items, ...rest } = read();
    const copied = { ...rest, list: items, s: "x" };
    expect(prices.update({}, copied).bodyText).toBe(`{"n":${pi},"s":"x","list":${list}}`);
    const removed = read();
    removed.list.shift();
    removed.n = 2;
    expect(prices.update({}, removed).bodyText).toBe(
      `{"n":2,"list":[{"n":${pi}},{"n":123456789012345678901}]}`,
    );
  });

  it("is a body that can be sent", () => {
    const { value, valueText } = endpoint.fromForm([
      ["age", ""],
      ["items.2.a", "x"],
      ["items.0.n", ""],
    ]);
    expect(value).toStrictEqual({ items: [{ a: "x" }] });
    expect(endpoint.validate(value).issues).toEqual([]);
    expect(valueText).toBe('{"age":null,"items":[{"n":null},{},{"a":"x"}]}');
  });
});

describe("update reads from the value of a form", () => {
  const read = () =>
    endpoint.fromForm([
      ["age", ""],
      ["items.2.a", "x"],
      ["items.0.n", ""],
    ]).value as Record<string, unknown>;
  const items = [{ a: "1" }, { a: "2", n: 2 }, { a: "x" }];

  it("its cleared fields and its rows", () => {
    const patch = endpoint.update(base, read());
    expect(patch.body).toEqual({ items });
    expect(patch.issues).toMatchObject([{ path: "/age", code: "type" }]);
  });

  it("its cleared fields and its rows even after a member was added", () => {
    const value = read();
    value.name = "y";
    const patch = endpoint.update(base, value);
    expect(patch.body).toEqual({ name: "y", items });
    expect(patch.issues).toMatchObject([{ path: "/age" }]);
    expect(endpoint.update(base, { ...read(), name: "y" }).body).toEqual({ name: "y", items });
  });

  it("a changed member with its new value", () => {
    const value = read();
    (value.items as object[]).push({ a: "z" });
    expect(endpoint.update({ items: [] }, value).body).toEqual({ items: [{ a: "x" }, { a: "z" }] });
  });
});

describe("a stored date that is cleared", () => {
  it("is left out of its item", () => {
    const education = [
      { id: 1, organization: "U", dates: { startDate: "2010-01-01", completionDate: "2013-01-01" } },
    ];
    const form = { ...resume.toForm({ education }), "/education/0/dates/completionDate": "" };
    const { value, issues } = resume.fromForm(Object.entries(form));
    expect(issues).toEqual([]);
    const { body, valid } = resume.update({ education }, value);
    expect({ body, valid }).toEqual({
      body: { education: [{ id: 1, organization: "U", dates: { startDate: "2010-01-01" } }] },
      valid: true,
    });
  });
});

describe("rows of a list without identities", () => {
  const rows = [
    { a: "1", n: 1 },
    { a: "2", n: 2 },
    { a: "3", n: 3 },
  ];
  const stored = { items: rows.map((row) => ({ ...row, more: { of: row.a } })) };
  const sent = (items: object[]) => (endpoint.update(stored, { items }).body as { items: object[] }).items;

  it("keep members without a control when other rows are removed", () => {
    expect(sent([rows[0] as object, rows[2] as object])).toEqual([stored.items[0], stored.items[2]]);
  });

  it("keep members without a control when they are moved", () => {
    expect(sent([...rows].reverse())).toEqual([...stored.items].reverse());
  });

  it("never mix when one is edited and another is removed", () => {
    expect(
      sent([
        { a: "1", n: 1 },
        { a: "new", n: 9 },
      ]),
    ).toEqual([stored.items[0], { a: "new", n: 9 }]);
  });
});

describe("a form of very many names", () => {
  it("is read in time proportional to their number", () => {
    const text = { type: "string" };
    const open = compile(wrapSchema({ type: "object", additionalProperties: text }), "change");
    const entries = Array.from({ length: 80_000 }, (_, at): [string, string] => [`name${at}`, "x"]);
    const start = performance.now();
    expect(Object.keys(open.fromForm(entries).value as object)).toHaveLength(80_000);
    expect(performance.now() - start).toBeLessThan(5000);
  });
});

describe("formSchema", () => {
  const validate = (value: unknown, settings = {}) =>
    endpoint.formSchema(settings)["~standard"].validate(value);

  it("accepts the strings of a form and returns the body to send", () => {
    const form = endpoint.toForm(base);
    expect(validate(form, { base })).toEqual({ value: {} });
    expect(validate({ ...form, "/items/0/a": "x" }, { base })).toEqual({
      value: { items: [{ a: "x", n: 1 }, { a: "2", n: 2 }, { a: "3" }] },
    });
  });

  it("returns the whole form without a base", () => {
    expect(validate({ name: "x", age: "", items: [{ a: "", n: "" }, { n: "2" }] })).toEqual({
      value: { name: "x", items: [{ a: "" }, { n: 2 }] },
    });
  });

  it("accepts forms and nested values", () => {
    const data = new FormData();
    data.append("items[0].a", "x");
    expect(validate(data, { base: { items: [{ a: "1", n: 1 }] } })).toEqual({
      value: { items: [{ a: "x", n: 1 }] },
    });
    expect(validate({ items: [{ a: "x" }] }, { base: { items: [{ a: "1", n: 1 }] } })).toEqual({
      value: { items: [{ a: "x", n: 1 }] },
    });
  });

  it("reports each error at its field", () => {
    const issue = {
      code: "type",
      params: expect.objectContaining({ input: "z" }),
      message: expect.any(String),
    };
    expect(validate({ "/items/0/n": "z" }, { base })).toEqual({
      issues: [{ ...issue, path: ["/items/0/n"] }],
    });
    expect(validate({ items: [{ n: "z" }] })).toMatchObject({ issues: [{ path: ["items", 0, "n"] }] });
    expect(validate({ age: "" }, { base })).toMatchObject({ issues: [{ path: ["age"], code: "type" }] });
    expect(validate(null)).toMatchObject({ issues: [{ path: [], code: "type" }] });
    expect(validate({ name: () => {} })).toMatchObject({ issues: [{ path: ["name"], code: "ValueError" }] });
  });
});

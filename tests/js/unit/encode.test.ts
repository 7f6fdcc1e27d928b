// A body in the three encodings: what each can carry and what it leaves out.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { encodeBody } from "../../../js/src/endpoint/encode.js";
import { readItems, readMembers } from "../../../js/src/json/members.js";
import type { Encoding } from "../../../js/src/types/operation.js";
import { fields } from "./fields.js";

const formTypes = ["application/x-www-form-urlencoded", "multipart/form-data"] as const;

function encode(type: (typeof formTypes)[number], bodyText: string) {
  const { body, unsendable } = encodeBody(type, bodyText, fields);
  return { entries: [...body.entries()], unsendable };
}

describe("application/json", () => {
  it("returns the text itself", () => {
    const text = '{"city":null,"n":12345678901234567890}';
    expect(encodeBody("application/json", text, fields)).toEqual({ body: text, unsendable: [] });
  });
});

describe.each(formTypes)("%s", (type) => {
  it.each<[string, string, [string, string][], string[]]>([
    ["nothing to send", "", [], []],
    ["text", '{"city":"Zürich 😀"}', [["city", "Zürich 😀"]], []],
    ["an empty text", '{"city":""}', [["city", ""]], []],
    [
      "null for a number",
      '{"finished_at_month":null,"score":null}',
      [
        ["finished_at_month", ""],
        ["score", ""],
      ],
      [],
    ],
    ["null for a boolean", '{"current":null}', [["current", ""]], []],
    ["null for a text", '{"city":null,"current":true}', [["current", "true"]], ["/city"]],
    ["null where the type is unknown", '{"a/b":null}', [], ["/a~1b"]],
    [
      "numbers, digit by digit",
      '{"score":1.50,"n":12345678901234567890}',
      [
        ["score", "1.50"],
        ["n", "12345678901234567890"],
      ],
      [],
    ],
    [
      "an integer that JSON wrote with an exponent",
      '{"finished_at_month":70e-1}',
      [["finished_at_month", "7"]],
      [],
    ],
    [
      "an integer beyond doubles, digit by digit",
      '{"finished_at_month":12345678901234567890.0}',
      [["finished_at_month", "12345678901234567890.0"]],
      [],
    ],
    [
      "a list",
      '{"emails":["a,b","[c]"]}',
      [
        ["emails", "a,b"],
        ["emails", "[c]"],
      ],
      [],
    ],
    [
      "a list of numbers",
      '{"n":[12345678901234567890, 2]}',
      [
        ["n", "12345678901234567890"],
        ["n", "2"],
      ],
      [],
    ],
    ["an empty list", '{"emails":[]}', [], ["/emails"]],
    ["a list with null", '{"emails":["a",null]}', [], ["/emails"]],
    ["an object", '{"o":{"a":1},"city":"x"}', [["city", "x"]], ["/o"]],
    ["a list of objects", '{"workExperience":[{"id":1}]}', [], ["/workExperience"]],
    ["names with quotes", '{"a\\"\\\\":"1"}', [['a"\\', "1"]], []],
  ])("encodes %s", (_, bodyText, entries, unsendable) => {
    expect(encode(type, bodyText)).toEqual({ entries, unsendable });
  });
});

describe("line ends", () => {
  it.each<[Encoding, string, string[]]>([
    ["multipart/form-data", "1234\\n678", ["/description"]],
    ["multipart/form-data", "1234\\n67", []],
    ["multipart/form-data", "123\\r\\n78", []],
    ["multipart/form-data", "123\\r567\\r", ["/description"]],
    ["multipart/form-data", "12345678\\n", []],
    ["application/x-www-form-urlencoded", "1234\\n678", []],
    ["application/json", "1234\\n678", []],
  ])("in %s: %j", (type, text, unsendable) => {
    expect(encodeBody(type, `{"description":"${text}"}`, fields).unsendable).toEqual(unsendable);
  });

  it("count in the items of a list", () => {
    const text = '{"emails":["1234\\n678"]}';
    expect(encodeBody("multipart/form-data", text, fields).unsendable).toEqual(["/emails"]);
  });

  it("become two characters in a multipart body", async () => {
    const { body } = encodeBody("multipart/form-data", '{"city":"a\\nb"}', fields);
    expect(await new Response(body).text()).toContain("a\r\nb");
  });
});

it("refuses an encoding that does not exist", () => {
  expect(() => encodeBody("text/plain" as Encoding, "", fields)).toThrow(TypeError);
});

describe("readMembers", () => {
  it("finds the members that JSON.parse finds", () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), fc.nat(2), (value, indent) => {
        const members = readMembers(JSON.stringify(value, null, indent));
        expect(members.map(({ name, text }) => [name, JSON.parse(text)])).toEqual(
          Object.entries(JSON.parse(JSON.stringify(value))),
        );
      }),
    );
  });

  it("finds the items of a list", () => {
    fc.assert(
      fc.property(fc.array(fc.jsonValue()), (value) => {
        expect(readItems(JSON.stringify(value)).map((text) => JSON.parse(text))).toEqual(
          JSON.parse(JSON.stringify(value)),
        );
      }),
    );
  });
});

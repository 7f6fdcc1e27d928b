// JSON Patch and merge patch for any two documents, also applied by another library.
import fc from "fast-check";
import fastJsonPatch from "fast-json-patch";
import { describe, expect, it } from "vitest";
import { jsonText, load, PatchError } from "../../../js/src/index.js";
import type { JsonPatchOperation } from "../../../js/src/types/json-patch.js";

const { jsonPatch, mergePatch } = await load();

const key = fc.oneof(
  fc.constantFrom("__proto__", "constructor", "a/b", "~", "~1", "", "é", "😀", "a", "b", "0", "-"),
  fc.string({ maxLength: 3 }),
);
const scalar = fc.oneof(
  fc.constantFrom<unknown>(null, true, false, 0, 1, "", "x", 9007199254740991),
  fc.string({ maxLength: 4 }),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => number + 0),
);

/** Returns an object with own members of any name. */
const objectOf = (value: fc.Arbitrary<unknown>) =>
  fc.array(fc.tuple(key, value), { maxLength: 5 }).map((entries) => Object.fromEntries(entries));

const document = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 5, depthSize: "small" },
    scalar,
    objectOf(tie("value")),
    fc.array(tie("value"), { maxLength: 6 }),
    fc.array(fc.constantFrom<unknown>(1, 2, "a", [], { id: 1 }, { id: 2 }), { maxLength: 25 }),
  ),
})).value;

/** Returns another version of a document, with parts replaced, removed, inserted and moved. */
function edit(value: unknown, random: () => number): unknown {
  const choice = random() % 8;
  if (choice === 0) return { edited: value };
  if (Array.isArray(value)) {
    const items = value.map((item) => (random() % 4 === 0 ? edit(item, random) : item));
    if (choice === 1) return items.reverse();
    if (choice === 2) return items.slice(1);
    if (choice === 3) return [value, ...items];
    return items.sort(() => (random() % 3) - 1);
  }
  if (typeof value === "object" && value !== null) {
    const entries = Object.entries(value).map(([name, member]) => [
      random() % 5 === 0 ? `${name}/renamed` : name,
      random() % 3 === 0 ? edit(member, random) : member,
    ]);
    return Object.fromEntries(choice === 1 ? entries.slice(1) : entries);
  }
  return choice < 4 ? value : `${value}!`;
}

const versions = fc
  .tuple(document, document, fc.array(fc.nat(), { minLength: 50, maxLength: 50 }), fc.nat(3))
  .map(([before, other, choices, kind]) => {
    let at = 0;
    const after = edit(before, () => choices[at++ % choices.length] ?? 0);
    return { before, after: kind === 0 ? other : after };
  });

/** -0 is 0 in JSON. */
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

const runs = { numRuns: 1500 };

describe("a JSON Patch", () => {
  it("turns one document into the other, and back", () => {
    fc.assert(
      fc.property(versions, ({ before, after }) => {
        const operations = jsonPatch.diff(before, after);
        expect(jsonPatch.apply(before, operations)).toEqual(plain(after));
        expect(jsonPatch.apply(after, jsonPatch.invert(before, operations))).toEqual(plain(before));
        expect(jsonPatch.diff(after, plain(after))).toEqual([]);
      }),
      runs,
    );
  });

  it("has the same effect in fast-json-patch", () => {
    fc.assert(
      fc.property(versions, ({ before, after }) => {
        // That library cannot create a member of this name.
        fc.pre(!JSON.stringify([before, after]).includes("__proto__"));
        const operations = jsonPatch.diff(before, after);
        let document: unknown = plain(before);
        for (const operation of operations) {
          // Its move resolves the target before it removes the value, so it gets a remove and an add.
          const halves =
            operation.op === "move"
              ? [
                  { op: "remove", path: operation.from },
                  {
                    op: "add",
                    path: operation.path,
                    value: plain(fastJsonPatch.getValueByPointer(document, operation.from)),
                  },
                ]
              : [operation];
          document = fastJsonPatch.applyPatch(document, halves as never[], false, true, false).newDocument;
        }
        expect(document).toEqual(plain(after));
      }),
      runs,
    );
  });

  it("of fast-json-patch has the same effect here", () => {
    fc.assert(
      fc.property(objectOf(document), objectOf(document), (before, after) => {
        fc.pre(!JSON.stringify([before, after]).includes("__proto__"));
        const operations = fastJsonPatch.compare(plain(before) as object, plain(after) as object);
        expect(jsonPatch.apply(before, operations as JsonPatchOperation[])).toEqual(plain(after));
      }),
      runs,
    );
  });

  it("keeps every digit of every number", () => {
    const number = fc.constantFrom("9007199254740993", "9007199254740992", "1e400", "1e401", "-0.10", "1");
    const list = fc.array(number, { maxLength: 12 }).map((numbers) => `[${numbers.join(",")}]`);
    const text = fc.tuple(list, list).map(([a, b]) => `{"a":${a},"b":{"c":${b}}}`);
    fc.assert(
      fc.property(text, text, (before, after) => {
        const operations = jsonPatch.diffText(jsonText(before), jsonText(after));
        const result = jsonPatch.applyText(jsonText(before), jsonText(operations));
        expect(jsonPatch.diffText(jsonText(result), jsonText(after))).toBe("[]");
        expect(result.replaceAll(/[^\de]/g, "")).toBe(after.replaceAll(/[^\de]/g, ""));
      }),
      runs,
    );
  });
});

/** The algorithm of RFC 7396, section 2. */
function mergeAsTheRfcDoes(target: unknown, patch: unknown): unknown {
  if (typeof patch !== "object" || patch === null || Array.isArray(patch)) return patch;
  const isObject = typeof target === "object" && target !== null && !Array.isArray(target);
  const members = new Map(Object.entries(isObject ? (target as object) : {}));
  for (const [name, value] of Object.entries(patch)) {
    if (value === null) members.delete(name);
    else members.set(name, mergeAsTheRfcDoes(members.get(name), value));
  }
  return Object.fromEntries(members);
}

describe("a merge patch", () => {
  it("is applied as RFC 7396 defines", () => {
    fc.assert(
      fc.property(document, document, (target, patch) => {
        expect(mergePatch.apply(target, patch)).toEqual(plain(mergeAsTheRfcDoes(target, patch)));
      }),
      runs,
    );
  });

  it("turns one document into the other, or reports the null that it cannot express", () => {
    let made = 0;
    fc.assert(
      fc.property(versions, ({ before, after }) => {
        try {
          const patch = mergePatch.diff(before, after);
          made++;
          expect(mergePatch.apply(before, patch)).toEqual(plain(after));
        } catch (error) {
          if (!(error instanceof PatchError)) throw error;
          expect(error.code).toBe("nullMember");
          expect(jsonPatch.apply(after, [{ op: "test", path: error.path ?? "", value: null }])).toEqual(
            plain(after),
          );
        }
      }),
      runs,
    );
    expect(made).toBeGreaterThan(runs.numRuns / 2);
  });
});

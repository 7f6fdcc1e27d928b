// A text that is passed again is not parsed again. Only the time may show this.
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import type { JsonText, ResumePatch } from "../../../js/src/index.js";
import { jsonText, load } from "../../../js/src/index.js";
import example from "../../cases/affinda-example-response.json" with { type: "json" };

let rp: ResumePatch;
beforeAll(async () => {
  rp = await load();
});

const versions = Array.from({ length: 7 }, (_, version) => {
  const [first, ...rest] = example.skills;
  return JSON.stringify({
    ...example,
    objective: version === 0 ? null : `To weave ${version} kinds of cloth.`,
    skills: version % 2 === 0 ? example.skills : [...rest, { ...first, name: `Weaving ${version}` }],
  });
});

describe("a text that is passed again", () => {
  it("gives the same result after any other texts", () => {
    const { resume } = rp.affinda;
    const known = versions.map((text) => jsonText(text));
    const fresh = versions.map((text) => () => jsonText(text));
    const calls = {
      diff: (...[a, b]: JsonText[]) => resume.diff(a as never, b as never),
      patch: (...[a, b]: JsonText[]) => {
        const { bodyText, changes, issues } = resume.patch(a as never, b as never);
        return { bodyText, changes, issues };
      },
      validate: (...[a]: JsonText[]) => resume.validateResponse(a),
      merge: (...[a, b, c]: JsonText[]) => resume.merge(a as never, b as never, c as never),
      jsonPatch: (...[a, b]: JsonText[]) => rp.jsonPatch.diff(a, b),
    };
    const names = fc.constantFrom(...(Object.keys(calls) as (keyof typeof calls)[]));
    const which = fc.nat({ max: versions.length - 1 });
    fc.assert(
      fc.property(fc.array(fc.tuple(names, which, which, which), { maxLength: 12 }), (steps) => {
        for (const [name, ...indexes] of steps) {
          const again = calls[name](...indexes.flatMap((index) => known[index] ?? []));
          const anew = calls[name](...indexes.flatMap((index) => fresh[index]?.() ?? []));
          expect(again).toEqual(anew);
        }
      }),
      { numRuns: 30 },
    );
  });

  it("may be both an OpenAPI document and a resource", () => {
    const text = jsonText(JSON.stringify({ openapi: "3.0.3", paths: {} }));
    for (let time = 0; time < 3; time++) {
      expect(rp.mergePatch.diff(text, text)).toEqual({});
      expect(() => rp.compile(text, "none")).toThrow("none");
    }
  });
});

describe("the lists of a patch", () => {
  it("keep their content, whenever they are read", () => {
    const { resume } = rp.affinda;
    const make = (version: number) =>
      resume.patch(jsonText(versions[0] ?? ""), jsonText(versions[version] ?? ""));
    const listsOf = ({ changes, ignored, issues, valid }: ReturnType<typeof make>) =>
      JSON.stringify({ changes, ignored, issues, valid });
    const atOnce = versions.map((_, version) => listsOf(make(version)));
    const later = versions.map((_, version) => make(version));
    resume.validate({ summary: "Something else." });
    expect(later.map(listsOf)).toEqual(atOnce);
    expect(new Set(atOnce).size).toBe(versions.length);
  });
});

describe("a change", () => {
  it("is an ordinary object, although its values are parsed on request", () => {
    const before = { skills: [{ id: 1, name: "Felting" }] };
    const after = {
      skills: [
        { id: 1, name: "Felting" },
        { id: 2, name: "Weaving" },
      ],
    };
    const added = { kind: "add", path: "/skills/1", after: { id: 2, name: "Weaving" } };
    const diff = () => rp.affinda.resume.diff(before as never, after as never);
    expect(JSON.stringify(diff())).toBe(JSON.stringify([added]));
    expect(structuredClone(diff())).toStrictEqual([added]);
    expect({ ...diff()[0] }).toStrictEqual(added);
    const [change] = diff();
    if (change === undefined) throw new Error("There is no change.");
    expect(change.after).toBe(change.after);
    Object.assign(change, { after: "something else" });
    expect(change).toStrictEqual({ ...added, after: "something else" });
  });
});

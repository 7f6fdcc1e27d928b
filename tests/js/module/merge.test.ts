// Merges through the package's interface, with random documents and large ones.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { jsonText, load } from "../../../js/src/index.js";
import type { Conflict, Merge } from "../../../js/src/types/merge.js";
import { wrapSchema } from "./cases.js";

const rp = await load();
const anything = rp.compile<unknown, unknown>(wrapSchema({}), "change");
const { resume } = rp.affinda;

/** JSON values: without -0, which is 0 in JSON. */
const json = fc.jsonValue({ maxDepth: 3 }).map((value) => JSON.parse(JSON.stringify(value)) as unknown);
const keys = fc.constantFrom("a", "b", "a/b", "~", "", "constructor", "toString");
const object = fc.dictionary(keys, json);

interface Job {
  id: number;
  jobTitle: string;
  organization: string;
}

const jobs = fc.uniqueArray(
  fc.record({
    id: fc.integer({ min: 1, max: 9 }),
    jobTitle: fc.constantFrom("a", "b", "c"),
    organization: fc.constantFrom("a", "b", "c"),
  }),
  { selector: ({ id }) => id, maxLength: 8 },
);

function exchanged(conflicts: readonly Conflict[]): Conflict[] {
  return conflicts.map(({ mine, theirs, ...rest }) => ({
    ...rest,
    ...(theirs === undefined ? {} : { mine: theirs }),
    ...(mine === undefined ? {} : { theirs: mine }),
  }));
}

function sorted(conflicts: readonly Conflict[]): string[] {
  return conflicts.map(({ path, base, mine, theirs }) => JSON.stringify([path, base, mine, theirs])).sort();
}

/** Returns the expected result of a merge without conflicts. */
function clean(value: object): Merge<unknown> {
  return { value, valueText: expect.any(String), conflicts: [] };
}

describe("merge", () => {
  it("returns one side's value if the other side changed nothing", () => {
    fc.assert(
      fc.property(object, object, (base, edited) => {
        expect(anything.merge(base, base, edited)).toEqual(clean(edited));
        expect(anything.merge(base, edited, base)).toEqual(clean(edited));
        expect(anything.merge(base, edited, edited)).toEqual(clean(edited));
      }),
    );
  });

  it("gives the same result with the sides swapped", () => {
    fc.assert(
      fc.property(object, object, object, fc.constantFrom("whole", "words"), (base, mine, theirs, text) => {
        const merged = anything.merge(base, mine, theirs, { text });
        const turned = anything.merge(base, theirs, mine, { text, prefer: "theirs" });
        expect(turned.value).toEqual(merged.value);
        expect(sorted(exchanged(turned.conflicts))).toEqual(sorted(merged.conflicts));
      }),
    );
  });

  it("loses no edit, insertion or removal of an item", () => {
    fc.assert(
      fc.property(jobs, jobs, jobs, (...lists) => {
        const [base, mine, theirs] = lists.map((workExperience) => ({ workExperience }));
        const { value, conflicts } = resume.merge({ ...base }, { ...mine }, { ...theirs });
        const result = value.workExperience as Job[];
        const inConflict = (wanted: unknown) =>
          conflicts.some((conflict) => JSON.stringify(conflict).includes(JSON.stringify(wanted)));
        const byId = (list: readonly Job[], id: number) => list.find((job) => job.id === id);
        const [before, ...sides] = lists;
        for (const side of sides) {
          for (const job of side) {
            const stored = byId(before, job.id);
            const merged = byId(result, job.id);
            for (const member of ["jobTitle", "organization"] as const) {
              if (stored?.[member] === job[member] || merged?.[member] === job[member]) continue;
              expect(merged === undefined ? inConflict(job) : inConflict(job[member])).toBe(true);
            }
          }
          for (const { id } of before) {
            if (byId(side, id) === undefined && byId(result, id) !== undefined) {
              expect(inConflict(byId(before, id))).toBe(true);
            }
          }
        }
        expect(new Set(result.map(({ id }) => id)).size).toBe(result.length);
      }),
      { numRuns: 1000 },
    );
  });

  it("keeps every digit in `valueText`", () => {
    const base = jsonText('{"big":9007199254740993,"huge":1e400,"tiny":1.10}');
    const theirs = jsonText('{"big":9007199254740993,"huge":1e400,"tiny":1.10,"summary":"B"}');
    const mine = jsonText('{"big":9007199254740993,"huge":2e400,"tiny":1.10}');
    const merged = resume.merge(base, mine, theirs);
    expect(merged.valueText).toBe('{"big":9007199254740993,"huge":2e400,"tiny":1.10,"summary":"B"}');
    expect(merged.value).toEqual(JSON.parse(merged.valueText));
    expect(resume.patch(theirs, jsonText(merged.valueText)).bodyText).toBe('{"huge":2e400}');
  });

  it("treats __proto__ as an ordinary key", () => {
    const [base, mine, theirs] = ["{}", '{"__proto__":{"a":1}}', '{"__proto__":{"b":1}}'].map(jsonText);
    const { value } = anything.merge(base, mine, theirs);
    expect(JSON.stringify(value)).toBe('{"__proto__":{"b":1,"a":1}}');
    expect(({} as Record<string, unknown>).a).toBeUndefined();
  });

  // Quadratic work would exceed the time limit of the test.
  it("merges 20,000 items with 20,000 in near-linear time", () => {
    const items = Array.from({ length: 20_000 }, (_, index) => ({ id: index + 1, jobTitle: `job ${index}` }));
    const mine = items.map((item) => ({ ...item, organization: "mine" })).reverse();
    const theirs = items.map((item) => ({ ...item, jobTitle: `${item.jobTitle}!` }));
    const { value, conflicts } = resume.merge(
      { workExperience: items },
      { workExperience: mine },
      { workExperience: theirs },
    );
    expect(conflicts).toEqual([]);
    expect(value.workExperience?.[0]).toEqual({ id: 20_000, jobTitle: "job 19999!", organization: "mine" });
    expect(value.workExperience).toHaveLength(20_000);
  });
});

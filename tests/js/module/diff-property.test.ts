// Properties of the differences of any two lists and texts.
import fc from "fast-check";
import { expect, it } from "vitest";
import { load } from "../../../js/src/index.js";
import type { TextRange } from "../../../js/src/types/patch.js";

const { resume } = (await load()).affinda;

/** Returns how many numbers can keep their place when all are sorted: the longest increasing subsequence. */
function staying(numbers: readonly number[]): number {
  const runs = numbers.map(() => 1);
  for (const [at, number] of numbers.entries()) {
    for (let before = 0; before < at; before++) {
      if ((numbers[before] ?? 0) < number) runs[at] = Math.max(runs[at] ?? 1, (runs[before] ?? 1) + 1);
    }
  }
  return Math.max(0, ...runs);
}

const order = fc.nat(25).chain((count) =>
  fc.shuffledSubarray(
    Array.from({ length: count }, (_, at) => at + 1),
    { minLength: count },
  ),
);

it("a reorder is as few moves as possible, and nothing else", () => {
  fc.assert(
    fc.property(order, (shuffled) => {
      const skills = shuffled.map((id) => ({ id, name: `Skill ${id}` }));
      const before = { skills: [...skills].sort((one, other) => one.id - other.id) };
      const changes = resume.diff(before, { skills });
      expect(changes.every(({ kind }) => kind === "move")).toBe(true);
      expect(changes).toHaveLength(shuffled.length - staying(shuffled));
      const phones = { phoneNumbers: before.skills.map(({ name }) => name) };
      const moved = resume.diff(phones, { phoneNumbers: skills.map(({ name }) => name) });
      expect(moved).toHaveLength(changes.length);
    }),
  );
});

const word = fc.constantFrom(
  "a",
  "the",
  "team",
  "of",
  "Ada",
  "engine",
  "😀",
  "工程",
  "é",
  ",",
  ".",
  "\n",
  "\u00a0",
);
const prose = fc.array(fc.oneof(word, fc.constant(" ")), { maxLength: 40 }).map((words) => words.join(""));

/** Returns a text with the given ranges replaced by those of another text. */
function exchanged(
  text: string,
  ranges: readonly TextRange[],
  other: string,
  others: readonly TextRange[],
): string {
  let at = 0;
  const parts = ranges.map(([start, end], index) => {
    const part = text.slice(at, start) + other.slice(...(others[index] as TextRange));
    at = end;
    return part;
  });
  return parts.join("") + text.slice(at);
}

it("text ranges turn one text into the other, in units of slice()", () => {
  fc.assert(
    fc.property(prose, prose, (before, after) => {
      const [change] = resume.diff({ summary: before }, { summary: after });
      if (change?.ranges === undefined) return;
      const { ranges } = change;
      expect(ranges.before).toHaveLength(ranges.after.length);
      expect(exchanged(before, ranges.before, after, ranges.after)).toBe(after);
      expect(exchanged(after, ranges.after, before, ranges.before)).toBe(before);
      for (const [start, end] of ranges.before)
        expect(before.slice(start, end)).not.toMatch(/\p{Surrogate}/u);
    }),
    { numRuns: 500 },
  );
});

it("text ranges are part of patches, only for texts of more than a word", () => {
  const before = { summary: "one two", dateOfBirth: null, name: { first: "Ada" }, totalYearsExperience: 3 };
  const after = {
    summary: "one 2",
    dateOfBirth: "1992-01-31",
    name: { first: "Augusta" },
    totalYearsExperience: 4,
  };
  const { changes } = resume.patch(before, after);
  expect(changes.map(({ path, ranges }) => [path, ranges])).toEqual([
    ["/summary", { before: [[4, 7]], after: [[4, 5]] }],
    ["/dateOfBirth", undefined],
    ["/name/first", undefined],
    ["/totalYearsExperience", undefined],
  ]);
  expect(resume.update(before, { summary: "one 2" }).changes[0]?.ranges).toEqual({
    before: [[4, 7]],
    after: [[4, 5]],
  });
});

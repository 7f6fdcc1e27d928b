// Runs the cases of a public test suite, counts them, and leaves out those that left-out.json lists.
import { readFileSync } from "node:fs";
import { afterAll, describe, expect, it } from "vitest";

export interface SuiteCase {
  readonly name: string;
  /** Keywords and formats that the case needs, such as `keyword contains`. left-out.json lists these or names of cases. */
  readonly topics?: readonly string[];
}

interface Entry {
  /** Names of cases, or topics. */
  readonly cases: readonly string[];
  readonly reason: string;
  /** The cases run, and their results must differ from the suite's. Otherwise the cases do not run. */
  readonly disagrees?: boolean;
}

const read = (): Record<string, Entry[]> =>
  JSON.parse(readFileSync(new URL("left-out.json", import.meta.url), "utf8"));

/** The entries of left-out.json for one suite. */
export class LeftOut {
  readonly #entries: readonly Entry[];
  readonly #used = new Set<string>();

  constructor(suite: string) {
    this.#entries = read()[suite] ?? [];
  }

  /** Returns the first entry that lists a case, or `undefined`. */
  entryOf({ name, topics = [] }: SuiteCase): Entry | undefined {
    for (const entry of this.#entries) {
      const listed = [name, ...topics].filter((each) => entry.cases.includes(each));
      for (const each of listed) this.#used.add(each);
      if (listed.length > 0) return entry;
    }
    return undefined;
  }

  /** Defines the test that each entry lists existing cases. Call it after `describeSuite`. */
  describeEntries(): void {
    it("lists in left-out.json only cases that exist, each with its reason", () => {
      const listed = this.#entries.flatMap(({ cases }) => cases);
      expect(listed.filter((each) => !this.#used.has(each))).toEqual([]);
      expect(this.#entries.filter(({ reason }) => reason === "")).toEqual([]);
    });
  }
}

/**
 * Defines a test for each case, and prints how many cases passed and how many were left out.
 *
 * @param title - The name of the suite, or of a part of it, in the output.
 * @param run - Throws if the package's result differs from the suite's.
 */
export function describeSuite<Case extends SuiteCase>(
  title: string,
  cases: readonly Case[],
  leftOut: LeftOut,
  run: (entry: Case) => void,
): void {
  describe(title, () => {
    const sorted = cases.map((entry) => ({ entry, listed: leftOut.entryOf(entry) }));
    const agreeing = sorted.filter(({ listed }) => listed === undefined).map(({ entry }) => entry);
    const disagreeing = sorted.filter(({ listed }) => listed?.disagrees === true).map(({ entry }) => entry);
    let passed = 0;

    it("has cases", () => expect(agreeing).not.toEqual([]));

    it.each(agreeing)("$name", (entry) => {
      run(entry);
      passed += 1;
    });

    it.each(disagreeing)("left-out.json: the package disagrees: $name", (entry) => {
      expect(() => run(entry)).toThrow();
    });

    afterAll(() => {
      const count = `${passed} of ${agreeing.length} cases passed`;
      console.log(`conformance: ${title}: ${count}, ${cases.length - agreeing.length} left out`);
    });
  });
}

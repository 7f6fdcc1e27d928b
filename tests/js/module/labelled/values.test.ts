// Merges of lists with values of every kind. Each value occurs once, so it is its own label.
import { describe, it } from "vitest";
import type { Conflict } from "../../../../js/src/types/merge.js";
import { wrapSchema } from "../cases.js";
import { RandomEdits } from "../random-edits.js";
import type { Json } from "../server-models.js";
import { canonical } from "../server-models.js";
import type { AnyEndpoint } from "./kinds.js";
import { rp } from "./kinds.js";
import { hold, patience, runs } from "./runs.js";

const endpoint = rp.compile(
  wrapSchema({ type: "object", properties: { list: { type: "array", items: {} } } }),
  "change",
) as unknown as AnyEndpoint;

/** Values that a comparison that confuses kinds takes for equal. */
const values: readonly Json[] = [
  [-1, 1, 0, 2, 10, 1e2, 0.5],
  ["-1", "1", "0", "", "x", "true", "null", "[]"],
  [null, true, false, {}, [], [[]], [{}], [null]],
  [{ a: 1 }, { a: "1" }, { b: 1 }, { a: {} }, { a: [] }, [1], ["1"]],
].flat() as Json[];

interface Case {
  readonly base: readonly Json[];
  readonly mine: readonly Json[];
  readonly theirs: readonly Json[];
}

function makeCase(seed: number): Case {
  const random = new RandomEdits(seed);
  const left = values
    .map((value) => [random.below(1000), value] as const)
    .sort(([one], [other]) => one - other);
  const pool = left.map(([, value]) => value);
  const base = pool.splice(0, random.below(7));
  return { base, mine: edited(random, base, pool), theirs: edited(random, base, pool) };
}

function edited(random: RandomEdits, base: readonly Json[], pool: Json[]): Json[] {
  const list = [...base];
  for (let edits = random.below(4); edits > 0; edits--) {
    const at = random.below(list.length + 1);
    const what = random.below(4);
    if (what === 0) list.splice(at, 0, ...pool.splice(0, 1));
    else if (what === 1) list.splice(at, 1);
    else if (what === 2) list.splice(at, 1, ...pool.splice(0, 1));
    else list.splice(random.below(list.length + 1), 0, ...list.splice(at, 1));
  }
  return list;
}

function keysOf(list: readonly Json[]): string[] {
  return list.map((value) => canonical(value));
}

/** Returns the values of a conflict, including those in lists. */
function toldBy({ base, mine, theirs }: Conflict): string[] {
  const sides = [base, mine, theirs].filter((side) => side !== undefined) as Json[];
  return sides.flatMap((side) => [canonical(side), ...(Array.isArray(side) ? keysOf(side) : [])]);
}

function faultsOf({ base, mine, theirs }: Case): string[] {
  const merged = endpoint.merge({ list: [...base] }, { list: [...mine] }, { list: [...theirs] });
  const found = keysOf((merged.value.list ?? []) as Json[]);
  const told = new Set(merged.conflicts.flatMap(toldBy));
  const [stored, one, other] = [base, mine, theirs].map((list) => new Set(keysOf(list))) as [
    Set<string>,
    Set<string>,
    Set<string>,
  ];
  const faults: string[] = [];
  for (const key of new Set([...stored, ...one, ...other])) {
    const count = found.filter((value) => value === key).length;
    const isWanted = stored.has(key) ? one.has(key) && other.has(key) : true;
    if (count > 1) faults.push(`doubled: ${key}`);
    else if (isWanted && count === 0 && !told.has(key)) faults.push(`lost: ${key}`);
    else if (!isWanted && count > 0 && !told.has(key)) faults.push(`overruled: ${key} was removed`);
  }
  for (const key of found)
    if (!stored.has(key) && !one.has(key) && !other.has(key)) faults.push(`mixed: ${key} is of no side`);
  const isJust = (list: readonly Json[], side: "mine" | "theirs"): boolean => {
    const versions = side === "mine" ? [list, base] : [base, list];
    const [left, right] = versions.map((version) => ({ list: [...(version ?? [])] }));
    const alone = endpoint.merge({ list: [...base] }, left ?? {}, right ?? {});
    return alone.conflicts.length === 0 && canonical(alone.value) === canonical({ list: [...list] });
  };
  if (!isJust(mine, "mine")) faults.push("identity: merge(base, mine, base) is not mine");
  if (!isJust(theirs, "theirs")) faults.push("identity: merge(base, base, theirs) is not theirs");
  return faults;
}

function* smaller({ base, mine, theirs }: Case): Iterable<Case> {
  for (const key of keysOf([...base, ...mine, ...theirs])) {
    const without = (list: readonly Json[]): Json[] => list.filter((value) => canonical(value) !== key);
    yield { base: without(base), mine: without(mine), theirs: without(theirs) };
  }
}

function print({ base, mine, theirs }: Case): string {
  const merged = endpoint.merge({ list: [...base] }, { list: [...mine] }, { list: [...theirs] });
  const lists = [base, mine, theirs].map((list) => `{ list: ${JSON.stringify(list)} }`);
  return `endpoint.merge(${lists.join(", ")}); // ${JSON.stringify([merged.value, merged.conflicts])}`;
}

describe("merging lists of any values", () => {
  it(
    "keeps every insertion and every removal",
    () => {
      hold<Case>({ make: makeCase, faults: faultsOf, smaller, print }, runs(20_000));
    },
    patience(20_000),
  );
});

// Merges of labelled documents: nothing is lost, doubled, mixed from two items, or overruled without a conflict.
import { describe, it } from "vitest";
import type { Conflict, Merge } from "../../../../js/src/types/merge.js";
import { RandomEdits } from "../random-edits.js";
import type { JsonObject } from "../server-models.js";
import { canonical } from "../server-models.js";
import type { Item } from "./documents.js";
import { copy, itemsOf } from "./documents.js";
import type { Edit, Editing } from "./edits.js";
import { applyEdits, randomBase, randomEdits, Writer } from "./edits.js";
import type { Triple } from "./expected.js";
import { isUntouched, knownOf, mergeKnown } from "./expected.js";
import { faultsOf, holdsFact, Result } from "./faults.js";
import type { Kind } from "./kinds.js";
import { identified, unidentified } from "./kinds.js";
import { hold, patience, runs } from "./runs.js";

interface Case {
  readonly kind: Kind;
  readonly base: JsonObject;
  readonly mineEdits: readonly Edit[];
  readonly theirEdits: readonly Edit[];
  readonly options: { readonly prefer: "mine" | "theirs"; readonly text: "whole" | "words" };
  readonly nextLabel: number;
}

interface Versions {
  readonly mine: JsonObject;
  readonly theirs: JsonObject;
}

/**
 * The way in which items can be matched. "bound": without ids, each side keeps more than half of the members of each item.
 * "unbound": neither side has to. "untidy": some ids are missing and some occur twice.
 */
type Bound = "bound" | "unbound" | "untidy";

function makeCase(kind: Kind, bound: Bound, seed: number): Case {
  const random = new RandomEdits(seed);
  const writer = new Writer();
  const base = randomBase(kind, random, writer);
  if (bound === "untidy") disturbIds(base, kind, random);
  const [mineEdits, theirEdits] = [randomEdits(random, 6), randomEdits(random, 6)];
  const prefer = random.chance(70) ? "mine" : "theirs";
  const text = random.chance(80) ? "whole" : "words";
  return { kind, base, mineEdits, theirEdits, options: { prefer, text }, nextLabel: writer.label };
}

function disturbIds(base: JsonObject, kind: Kind, random: RandomEdits): void {
  const items = itemsOf(kind, base);
  for (const { value, list } of items) {
    const other = random.pick(items);
    const what = random.below(7);
    if (what === 0) delete value.id;
    if (what === 1 && other.list === list && other.value.id !== undefined) value.id = other.value.id;
  }
}

function versionsOf({ kind, base, mineEdits, theirEdits, nextLabel }: Case, bound: Bound): Versions {
  const writer = new Writer();
  writer.label = nextLabel;
  const common = { kind, writer, ...(bound === "bound" && kind.isUnidentified && { keepsHalfOf: base }) };
  const mine: Editing = { ...common, by: "m", givesIds: false };
  const theirs: Editing = { ...common, by: "t", givesIds: true };
  return { mine: applyEdits(mine, base, mineEdits), theirs: applyEdits(theirs, base, theirEdits) };
}

function withoutEach(edits: readonly Edit[]): Edit[][] {
  return edits.map((_, left) => edits.filter((_, at) => at !== left));
}

function withoutItem(base: JsonObject, { path, label }: Item, kind: Kind): JsonObject {
  const smaller = copy(base);
  const holder = itemsOf(kind, smaller).find((item) => item.label === label);
  const names = path.split("/").slice(1, -1);
  let list: unknown = smaller;
  for (const name of names) list = (list as Record<string, unknown>)[name];
  (list as unknown[]).splice(holder?.position ?? 0, 1);
  return smaller;
}

function* smaller(tried: Case): Iterable<Case> {
  for (const mineEdits of withoutEach(tried.mineEdits)) yield { ...tried, mineEdits };
  for (const theirEdits of withoutEach(tried.theirEdits)) yield { ...tried, theirEdits };
  for (const item of itemsOf(tried.kind, tried.base))
    yield { ...tried, base: withoutItem(tried.base, item, tried.kind) };
}

function print(tried: Case, bound: Bound): string {
  const { mine, theirs } = versionsOf(tried, bound);
  const merged = tried.kind.endpoint.merge(tried.base, mine, theirs, tried.options);
  return [
    `const endpoint = ${tried.kind.source};`,
    `const base = ${JSON.stringify(tried.base)};`,
    `const mine = ${JSON.stringify(mine)};`,
    `const theirs = ${JSON.stringify(theirs)};`,
    `endpoint.merge(base, mine, theirs, ${JSON.stringify(tried.options)});`,
    `// value: ${JSON.stringify(merged.value)}`,
    ...merged.conflicts.map((conflict) => `// conflict: ${JSON.stringify(conflict)}`),
  ].join("\n");
}

/** Checks that every value that a side wrote is in the result or in a conflict. */
function lostValues(result: Result, { base, mine, theirs }: Triple): string[] {
  const value = JSON.stringify(result.value);
  const told = result.subjects.map(({ text }) => text).join();
  return [mine, theirs].flatMap((side) =>
    [...side.items.values()].flatMap(({ label, facts }) =>
      [...facts].flatMap(([member, fact]) => {
        if (fact === undefined || base.items.get(label)?.facts.get(member) === fact) return [];
        return holdsFact(value, fact) || holdsFact(told, fact) ? [] : [`lost: ${fact}`];
      }),
    ),
  );
}

/** Returns conflicts about places that one side did not change. */
function needless(result: Result, { base, mine, theirs }: Triple): string[] {
  return result.subjects.flatMap(({ kind, label, member, conflict: { path } }) => {
    if (kind === "list") {
      const key = `${label}/${path.split("/").at(-1)}`;
      const order = (side: Triple["base"]): string => (side.orders.get(key) ?? []).join();
      const isKept = order(mine) === order(base) || order(theirs) === order(base);
      return isKept ? [`needless: conflict about the order at ${path}`] : [];
    }
    if (label === 0) return [];
    const isKept = [mine, theirs].some((side) =>
      kind === "member" && member !== null && base.items.has(label)
        ? side.items.get(label)?.facts.get(member) === base.items.get(label)?.facts.get(member)
        : base.items.has(label) && isUntouched(base, side, label),
    );
    return isKept ? [`needless: conflict at ${path} about item ${label}`] : [];
  });
}

/** Checks that a list that one side did not change has the order of the other side. */
function orderFaults(result: Result, { base, mine, theirs }: Triple): string[] {
  const order = (side: Triple["base"], key: string): readonly number[] => side.orders.get(key) ?? [];
  const found = knownOf(result.kind, result.value);
  return [...found.orders.keys()].flatMap((key) => {
    const isKept = (side: Triple["base"]): boolean => order(side, key).join() === order(base, key).join();
    const wanted = isKept(mine) ? order(theirs, key) : isKept(theirs) ? order(mine, key) : null;
    if (wanted === null) return [];
    const there = order(found, key).filter((label) => wanted.includes(label));
    const left = wanted.filter((label) => there.includes(label));
    return there.join() === left.join() ? [] : [`order: ${key} is ${there.join()}, not ${left.join()}`];
  });
}

function isEqual(one: unknown, other: unknown): boolean {
  return (
    JSON.stringify(one) === JSON.stringify(other) ||
    canonical(one as JsonObject) === canonical(other as JsonObject)
  );
}

function withoutIds(value: JsonObject): JsonObject {
  return JSON.parse(JSON.stringify(value, (name, member) => (name === "id" ? undefined : member)));
}

/** Merges with an unchanged side, and with the sides exchanged. */
function relationFaults(tried: Case, { mine, theirs }: Versions, merged: Merge<JsonObject>): string[] {
  const { kind, base, options } = tried;
  const faults: string[] = [];
  const isJust = ({ value, conflicts }: Merge<JsonObject>, side: JsonObject): boolean =>
    conflicts.length === 0 && isEqual(value, side);
  if (!isJust(kind.endpoint.merge(base, mine, base, options), mine))
    faults.push("identity: merge(base, mine, base) is not mine");
  if (!isJust(kind.endpoint.merge(base, base, theirs, options), theirs))
    faults.push("identity: merge(base, base, theirs) is not theirs");
  const prefer = options.prefer === "mine" ? "theirs" : "mine";
  const other = kind.endpoint.merge(base, theirs, mine, { ...options, prefer });
  const exchanged = other.conflicts.map(({ mine: theirSide, theirs: mineSide, ...rest }) => ({
    ...rest,
    ...(mineSide !== undefined && { mine: mineSide }),
    ...(theirSide !== undefined && { theirs: theirSide }),
  }));
  const inOrder = (conflicts: readonly Conflict[]): string =>
    conflicts
      .map((conflict) => canonical(conflict as unknown as JsonObject))
      .sort()
      .join();
  // Read-only members are those of `theirs`, whichever side changed them.
  const what = (value: JsonObject): JsonObject => (kind.hasReadOnlyIds ? withoutIds(value) : value);
  if (!isEqual(what(other.value), what(merged.value)))
    faults.push("symmetry: the value is another with the sides exchanged");
  else if (!kind.hasReadOnlyIds && inOrder(exchanged) !== inOrder(merged.conflicts))
    faults.push("symmetry: the conflicts are others with the sides exchanged");
  return faults;
}

function faultsOfCase(tried: Case, bound: Bound): string[] {
  const { kind, base, options } = tried;
  const versions = versionsOf(tried, bound);
  const merged = kind.endpoint.merge(base, versions.mine, versions.theirs, options);
  const [known, mine, theirs] = [base, versions.mine, versions.theirs].map((one) => knownOf(kind, one)) as [
    Triple["base"],
    Triple["base"],
    Triple["base"],
  ];
  const triple: Triple = { base: known, mine, theirs, prefer: options.prefer };
  const result = new Result(kind, merged.value, merged.conflicts);
  // An item that both sides changed beyond recognition becomes an item of each side.
  const mayDouble = (label: number): boolean =>
    result.isTold(label) || (!isUntouched(known, mine, label) && !isUntouched(known, theirs, label));
  return [
    ...(bound === "bound"
      ? faultsOf(result, mergeKnown(triple))
      : result.ownFaults(mayDouble, bound !== "untidy")),
    ...lostValues(result, triple),
    ...(bound === "bound" ? [...needless(result, triple), ...orderFaults(result, triple)] : []),
    ...relationFaults(tried, versions, merged),
  ];
}

function holdMerging(kind: Kind, bound: Bound, count: number): void {
  hold<Case>(
    {
      make: (seed) => makeCase(kind, bound, seed),
      faults: (tried) => faultsOfCase(tried, bound),
      smaller,
      print: (tried) => print(tried, bound),
    },
    count,
  );
}

describe("merging keeps every edit at its item", () => {
  it.each(identified.map((kind) => [kind.name, kind] as const))(
    "%s",
    (_, kind) => {
      holdMerging(kind, "bound", runs(7_000));
    },
    patience(7_000),
  );

  it.each(unidentified.map((kind) => [kind.name, kind] as const))(
    "%s, more than half kept",
    (_, kind) => {
      holdMerging(kind, "bound", runs(7_000));
    },
    patience(7_000),
  );

  it.each(unidentified.map((kind) => [kind.name, kind] as const))(
    "%s, edited at random",
    (_, kind) => {
      holdMerging(kind, "unbound", runs(4_000));
    },
    patience(4_000),
  );

  it.each(identified.map((kind) => [kind.name, kind] as const))(
    "%s, some ids missing or repeated",
    (_, kind) => {
      holdMerging(kind, "untidy", runs(2_000));
    },
    patience(2_000),
  );
});

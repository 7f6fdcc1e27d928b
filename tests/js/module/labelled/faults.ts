// Holds the result of a merge against what the labels say it has to be.
import { parsePointer } from "../../../../js/src/json/pointer.js";
import type { Conflict } from "../../../../js/src/types/merge.js";
import type { Json, JsonObject } from "../server-models.js";
import { isObject } from "../server-models.js";
import type { Fact, Item } from "./documents.js";
import { identityOf, itemsOf, labelOf, labelsIn, listsOf, membersOf, readFact } from "./documents.js";
import type { Dispute, Expected } from "./expected.js";
import type { Kind } from "./kinds.js";

/** The subject of a conflict. */
export interface Subject {
  readonly conflict: Conflict;
  /** The item that it is about or is in; 0 for none. */
  readonly label: number;
  /** The member that it is about; null for a whole item or a list. */
  readonly member: string | null;
  readonly kind: "title" | "member" | "item" | "list";
  /** The labels of all of its sides. */
  readonly labels: ReadonlySet<number>;
  readonly text: string;
}

function sidesOf({ base, mine, theirs }: Conflict): Json[] {
  return [base, mine, theirs].filter((side) => side !== undefined) as Json[];
}

/** Returns the innermost item of a path, and the names after it. */
function innermost(items: readonly Item[], path: string): { item: Item | undefined; rest: string } {
  const holders = items.filter((item) => path === item.path || path.startsWith(`${item.path}/`));
  const item = holders.at(-1);
  return { item, rest: item === undefined ? path : path.slice(item.path.length) };
}

export function subjectOf(items: readonly Item[], conflict: Conflict): Subject {
  const sides = sidesOf(conflict);
  const labels = new Set<number>();
  for (const side of sides) labelsIn(side, labels);
  const text = JSON.stringify(sides);
  const { item, rest } = innermost(items, conflict.path);
  const [side] = sides;
  const names = parsePointer(rest);
  if (Array.isArray(side))
    return { conflict, label: item?.label ?? 0, member: null, kind: "list", labels, text };
  const isItem = /^\d+$/.test(parsePointer(conflict.path).at(-1) ?? "");
  if (isItem) {
    const own = sides.flatMap((value) => (isObject(value) ? ownLabels(value) : []));
    return { conflict, label: own[0] ?? 0, member: null, kind: "item", labels, text };
  }
  if (item === undefined) return { conflict, label: 0, member: names.join("."), kind: "title", labels, text };
  return { conflict, label: item.label, member: memberAt(item, names), kind: "member", labels, text };
}

/** Returns the member with a value at these names or below. */
function memberAt({ shape }: Item, names: readonly string[]): string {
  const member = names.join(".");
  return membersOf(shape).find((one) => one.startsWith(`${member}.`)) ?? member;
}

/** Returns the value of one side of a conflict about a member. */
export function factOf(side: unknown): Fact {
  if (typeof side === "object" && side !== null) return factOf(Object.values(side)[0]);
  return typeof side === "string" || typeof side === "number" ? side : undefined;
}

function ownLabels(value: JsonObject): number[] {
  return Object.entries(value).flatMap(([name, inner]) => {
    if (name === "id" || Array.isArray(inner)) return [];
    return isObject(inner) ? ownLabels(inner) : (labelOf(inner) ?? []);
  });
}

/** Reports whether the conflict is at the path, above it or below it. */
export function isAround({ path }: Conflict, other: string): boolean {
  return path === other || other.startsWith(`${path}/`) || path.startsWith(`${other}/`);
}

/** Reports whether a JSON text contains the value of a member. */
export function holdsFact(text: string, fact: Fact): boolean {
  if (fact === undefined) return false;
  if (typeof fact === "string") return text.includes(`"${fact}"`);
  return new RegExp(`(?<![\\w-])${fact}(?![\\w-])`).test(text);
}

/** The parts of a result. */
export class Result {
  readonly items: readonly Item[];
  readonly byLabel = new Map<number, Item[]>();
  readonly subjects: readonly Subject[];
  readonly kind: Kind;
  readonly value: JsonObject;
  readonly conflicts: readonly Conflict[];

  constructor(kind: Kind, value: JsonObject, conflicts: readonly Conflict[]) {
    this.kind = kind;
    this.value = value;
    this.conflicts = conflicts;
    this.items = itemsOf(kind, value);
    for (const item of this.items) {
      const others = this.byLabel.get(item.label);
      if (others === undefined) this.byLabel.set(item.label, [item]);
      else others.push(item);
    }
    this.subjects = conflicts.map((conflict) => subjectOf(this.items, conflict));
  }

  isCovered(path: string): boolean {
    return this.conflicts.some((conflict) => isAround(conflict, path));
  }

  isTold(label: number): boolean {
    return this.subjects.some(({ labels }) => labels.has(label));
  }

  /** Returns the faults that no input justifies: items with two labels, copies, conflicts at other items. */
  ownFaults(mayDouble: (label: number) => boolean, hasTidyIds = true): string[] {
    const faults: string[] = [];
    for (const { labels, label, path, value, shape } of this.items) {
      if (labels.size !== 1 && !this.isCovered(path))
        faults.push(`mixed: ${path} holds items ${[...labels].join()}`);
      if (
        hasTidyIds &&
        shape.id !== null &&
        value.id !== undefined &&
        value.id !== identityOf(shape, label) &&
        !this.isCovered(path)
      )
        faults.push(`mixed: ${path} is item ${label} with the id ${value.id}`);
    }
    for (const [label, found] of this.byLabel) {
      if (found.length > 1 && !mayDouble(label))
        faults.push(`doubled: item ${label} at ${found.map(({ path }) => path).join(", ")}`);
    }
    return [...faults, ...this.pathFaults()];
  }

  /** Returns the conflicts whose path leads to another item than their own. */
  pathFaults(): string[] {
    return this.subjects.flatMap(({ conflict, kind, label, labels }) => {
      const { path } = conflict;
      if (kind === "member" && labels.size > 0 && !labels.has(label))
        return [`place: conflict at ${path} is about item ${[...labels].join()}, not ${label}`];
      if (kind !== "item") return [];
      const names = parsePointer(path);
      const position = Number(names.pop());
      const list = listsOf(this.kind, this.value).find(
        (one) => one.path === path.slice(0, path.lastIndexOf("/")),
      );
      if (list === undefined) return [`place: conflict at ${path}: there is no such list`];
      // Several missing items at the end of a list have different paths.
      const others = this.subjects.filter((one) => one.conflict !== conflict && isMissingIn(one, list.path));
      if (position > list.items.length + others.length)
        return [`place: conflict at ${path}: the list has ${list.items.length} items`];
      return [];
    });
  }
}

/** Reports whether a conflict is about an item of the list that one side lacks. */
function isMissingIn({ kind, conflict: { path, mine, theirs } }: Subject, list: string): boolean {
  const isOneSided = mine === undefined || theirs === undefined;
  return kind === "item" && isOneSided && path.slice(0, path.lastIndexOf("/")) === list;
}

/** Compares each item and member with the expected result. */
export function faultsOf(result: Result, expected: Expected): string[] {
  const { known, disputes, open } = expected;
  const faults = result.ownFaults((label) => open.has(label));
  for (const dispute of disputes) if (!dispute.isOptional) faults.push(...disputeFaults(result, dispute));
  for (const [label, entry] of known.items) {
    if (open.has(label)) continue;
    const [item, ...others] = result.byLabel.get(label) ?? [];
    if (item === undefined) {
      if (!result.isTold(label)) faults.push(`lost: item ${label}`);
      continue;
    }
    if (item.list !== entry.list && !result.isCovered(item.path))
      faults.push(`mixed: item ${label} is in ${item.list}, not in ${entry.list}`);
    if (others.length > 0) continue;
    for (const [member, fact] of entry.facts) faults.push(...factFaults(result, item, member, fact));
  }
  for (const label of result.byLabel.keys()) {
    if (!known.items.has(label) && !open.has(label) && !result.isTold(label))
      faults.push(`overruled: item ${label} was removed and is there`);
  }
  const { title } = known;
  const found = readFact(result.value, result.kind.title);
  if (found !== title) faults.push(`overruled: the title is ${found}, not ${title}`);
  return faults;
}

function factFaults(result: Result, item: Item, member: string, fact: Fact): string[] {
  const found = item.facts.get(member);
  if (found === fact) return [];
  const path = `${item.path}/${member.replaceAll(".", "/")}`;
  // With a conflict about the member itself, its value is that of the preferred side.
  const around = result.subjects.filter(
    ({ conflict, kind }) => kind !== "member" && isAround(conflict, path),
  );
  if (around.length > 0 && (fact === undefined || around.some(({ text }) => holdsFact(text, fact))))
    return [];
  return [`overruled: ${path} of item ${item.label} is ${found}, not ${fact}`];
}

function disputeFaults(result: Result, { label, member, other }: Dispute): string[] {
  const about = result.subjects.filter((subject) =>
    label === 0 ? subject.kind === "title" : subject.labels.has(label) || subject.label === label,
  );
  const what = `${label === 0 ? "the title" : `item ${label}`}${member === null || label === 0 ? "" : `, ${member},`}`;
  if (about.length === 0) return [`lost: no conflict about ${what}`];
  if (other !== undefined && !about.some(({ text }) => holdsFact(text, other)))
    return [`lost: no conflict about ${what} has ${other}`];
  return [];
}

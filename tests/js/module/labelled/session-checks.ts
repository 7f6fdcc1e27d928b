// Checks a draft after a step of a session.
import type { ConflictChoice } from "../../../../js/src/types/draft-options.js";
import type { Json, JsonObject } from "../server-models.js";
import { applyByMerging, applyByReplacing, canonical, expectedAfter, reduced } from "../server-models.js";
import type { Item } from "./documents.js";
import { copy, itemsOf } from "./documents.js";
import { isUntouched, knownOf } from "./expected.js";
import type { Result, Subject } from "./faults.js";
import { factOf } from "./faults.js";
import type { AnyDraft, Context } from "./session-plan.js";
import { show } from "./session-plan.js";

export function isEqual(one: unknown, other: unknown): boolean {
  return show(one) === show(other) || canonical(one as Json) === canonical(other as Json);
}

/** Returns a text for a conflict: its subject and the server's value. */
export function keyOf({ kind, label, member, conflict }: Subject): string {
  return `${kind} ${label} ${member ?? ""} ${show(conflict.theirs)}`;
}

/** Reports how the conflicts about items differ; conflicts about lists are left out. */
export function compared(
  before: readonly Subject[],
  after: readonly Subject[],
  isMeant: (subject: Subject) => boolean,
): string | null {
  const keys = (subjects: readonly Subject[]): string =>
    subjects
      .filter((subject) => subject.kind !== "list" && isMeant(subject))
      .map(keyOf)
      .sort()
      .join("\n");
  const [old, now] = [keys(before), keys(after)];
  return old === now ? null : `the conflicts were\n${old}\nand are\n${now}`;
}

/** Returns conflicts that should not exist, have an older state of the server, or occur twice. */
export function staleFaults({ subjects, kind, value, byLabel }: Result, server: JsonObject): string[] {
  const [own, stored] = [knownOf(kind, value), knownOf(kind, server)];
  const seen = new Set<string>();
  return subjects.flatMap((subject) => {
    const { kind: about, label, member, conflict } = subject;
    if (about === "list" || (byLabel.get(label)?.length ?? 0) > 1) return [];
    const key = `${about} ${label} ${member}`;
    const faults = seen.has(key) ? [`twice: two conflicts about ${key}`] : [];
    seen.add(key);
    const [mine, theirs] = [own.items.get(label), stored.items.get(label)];
    if (about === "item") {
      if (label !== 0 && mine === undefined && theirs === undefined)
        faults.push(`stale: ${conflict.path} is about item ${label}, which is nowhere`);
      if (mine !== undefined && theirs !== undefined && isUntouched(stored, own, label))
        faults.push(`stale: nothing differs at ${conflict.path}`);
      return faults;
    }
    if (about === "member" && mine?.facts.has(member ?? "") !== true) return faults;
    const [ownFact, theirFact] =
      about === "title"
        ? [own.title, stored.title]
        : [mine?.facts.get(member ?? ""), theirs?.facts.get(member ?? "")];
    if (ownFact === theirFact) faults.push(`stale: nothing differs at ${conflict.path}`);
    else if ((about === "title" || theirs !== undefined) && factOf(conflict.theirs) !== theirFact)
      faults.push(`stale: at ${conflict.path} the server has ${theirFact}, not ${show(conflict.theirs)}`);
    return faults;
  });
}

/** Returns the conflicts that are at another item than their own. */
export function strayFaults({ subjects, items, kind }: Result, server: JsonObject): string[] {
  const stored = new Map(itemsOf(kind, server).map((item) => [item.label, item]));
  return subjects.flatMap(({ kind: about, label, conflict: { path, mine } }) => {
    if (about !== "item" || label === 0) return [];
    const there = items.find((item) => item.path === path);
    if (mine !== undefined)
      return there?.label === label
        ? []
        : [`stray: ${path} is item ${there?.label}, its conflict about ${label}`];
    const depth = path.split("/").length - 2;
    const holder = items.find(
      (item) => path.startsWith(`${item.path}/`) && item.path.split("/").length === depth,
    );
    const parent = stored.get(label)?.parent ?? holder?.label ?? 0;
    return (holder?.label ?? 0) === parent
      ? []
      : [`stray: ${path} is in item ${holder?.label}, its conflict about ${label} of item ${parent}`];
  });
}

/** Checks that unreadable texts are at their items. */
export function inputFaults(
  draft: AnyDraft,
  { byLabel }: Result,
  inputs: ReadonlyMap<number, string>,
): string[] {
  const typed = draft.issues.filter(({ params }) => typeof params.input === "string");
  const faults: string[] = [];
  for (const [label, text] of inputs) {
    const [item] = byLabel.get(label) ?? [];
    const found = typed.find(({ params }) => params.input === text);
    const path = `${item?.path}/${item?.shape.number}`;
    if (found?.path !== path) faults.push(`input: ${text} is at ${found?.path}, not ${path}`);
  }
  const texts = new Set(inputs.values());
  for (const { params, path } of typed)
    if (!texts.has(String(params.input))) faults.push(`input: ${params.input} at ${path} was taken away`);
  return faults;
}

/** Checks that the body, applied to the server's resource, gives the value, whether the server replaces or merges. */
export function patchFaults(draft: AnyDraft, { kind: { schemas }, server }: Context): string[] {
  const { body, ignored, bodyText } = draft.patch();
  const after = expectedAfter(copy(draft.value), ignored);
  const how = { emptyIsNull: false, keepEmptyLists: false };
  const meant = (one: Json): string => canonical(reduced(schemas, one, schemas.root, how));
  const wanted = meant(after);
  const given = body === null ? [server] : [applyByReplacing(server, body), applyByMerging(server, body)];
  return given.flatMap((one) =>
    meant(one) === wanted ? [] : [`patch: ${bodyText} makes ${show(one)}, not ${show(after)}`],
  );
}

function isSame(one: Item, other: Item): boolean {
  return (
    one.list === other.list && [...one.facts].every(([member, fact]) => other.facts.get(member) === fact)
  );
}

/** Checks that resolving one conflict changed nothing else. */
export function resolveFaults(before: Result, after: Result, { conflict, label, labels }: Subject): string[] {
  const faults: string[] = [];
  const inner = new Set([...labels, label]);
  const holders = before.byLabel.get(label) ?? [];
  for (const item of before.items)
    if (holders.some(({ path }) => item.path.startsWith(`${path}/`))) inner.add(item.label);
  for (const [other, [old]] of before.byLabel) {
    const now = after.byLabel.get(other);
    if (inner.has(other) || old === undefined) continue;
    if (now?.[0] === undefined || now.length > 1 || !isSame(old, now[0]))
      faults.push(`resolve: item ${other} is another, but ${conflict.path} is about ${label}`);
  }
  for (const other of after.byLabel.keys())
    if (!before.byLabel.has(other) && !inner.has(other)) faults.push(`resolve: item ${other} came`);
  const others = compared(before.subjects, after.subjects, (subject) => !inner.has(subject.label));
  if (others !== null) faults.push(`resolve: ${others}`);
  return faults;
}

/** Checks that resolving a conflict had the chosen effect on its item or member. */
export function choiceFaults(
  before: Result,
  after: Result,
  subject: Subject,
  choice: ConflictChoice,
): string[] {
  const { label, member, conflict, kind } = subject;
  const isLeft = after.subjects.some((other) => keyOf(other) === keyOf(subject));
  const faults = isLeft ? [`resolve: ${conflict.path} is a conflict still`] : [];
  if (choice === "mine")
    return isEqual(before.value, after.value) ? faults : [...faults, "resolve: mine changes the value"];
  const wanted = choice === "theirs" ? conflict.theirs : choice.value;
  const items = after.byLabel.get(label) ?? [];
  if (kind === "item") {
    const count = wanted === undefined ? 0 : 1;
    if (items.length !== count)
      faults.push(`resolve: item ${label} is there ${items.length} times, not ${count}`);
  } else if (kind === "member" && member !== null && items[0]?.facts.has(member)) {
    const found = items[0].facts.get(member);
    if (found !== factOf(wanted))
      faults.push(`resolve: ${member} of item ${label} is ${found}, not ${show(wanted)}`);
  }
  return faults;
}

// The states of a session's model, and the expected state after the server has changed the resource.
import type { Conflict } from "../../../../js/src/types/merge.js";
import type { JsonObject } from "../server-models.js";
import type { Dispute, Expected, Known } from "./expected.js";
import { knownOf, mergeKnown } from "./expected.js";
import { Result } from "./faults.js";
import type { Kind } from "./kinds.js";

export interface State {
  readonly value: JsonObject;
  readonly conflicts: readonly Conflict[];
  /** Unreadable texts, by the item at whose number they were typed. */
  readonly inputs: ReadonlyMap<number, string>;
  /** The number of rebases before. */
  readonly rebases: number;
}

/** A rebase on the server's resource. */
export interface Rebase {
  /** The base; with `sent`, the resource as it was sent. */
  readonly base: Known;
  readonly theirs: Known;
  /** With `sent`: the base of the patch. */
  readonly before?: Known;
}

function keyOf({ label, member }: Pick<Dispute, "label" | "member">): string {
  return `${label} ${member}`;
}

/** Returns the conflicts of a state as disputes. */
function disputesOf(kind: Kind, { value, conflicts }: State): Dispute[] {
  return new Result(kind, value, conflicts).subjects.flatMap(({ kind: about, label, member }) =>
    about === "list"
      ? []
      : [
          {
            label,
            member: about === "item" ? null : member,
            theirs: undefined,
            other: undefined,
            isOptional: false,
          },
        ],
  );
}

/** Reports whether a dispute is still open with this resource of the server. */
function isOpen(known: Known, latest: Known, { label, member }: Dispute): boolean {
  const [own, theirs] = [known.items.get(label), latest.items.get(label)];
  if (label === 0) return known.title !== latest.title;
  if (member === null) return (own === undefined) !== (theirs === undefined);
  return own !== undefined && theirs !== undefined && own.facts.get(member) !== theirs.facts.get(member);
}

/** Reports whether the server stored what was sent there. */
function isStored(sent: Known, latest: Known, { label, member }: Dispute): boolean {
  if (label === 0) return sent.title === latest.title;
  const [own, theirs] = [sent.items.get(label), latest.items.get(label)];
  if (member === null) return (own === undefined) === (theirs === undefined);
  return own?.facts.get(member) === theirs?.facts.get(member);
}

/** Removes items that the server has removed since: their earlier changes do not matter. */
function withoutGone(known: Known, latest: Known, disputes: readonly Dispute[]): Known {
  const gone = disputes.filter(({ label, member }) => member === null && !latest.items.has(label));
  const items = new Map(known.items);
  for (const { label } of gone) {
    const entry = items.get(label);
    if (entry !== undefined) items.set(label, { ...entry, facts: new Map() });
  }
  return { ...known, items };
}

/** Returns the expected result of a state after the rebases that followed it. */
export function replayed(kind: Kind, state: State, rebases: readonly Rebase[]): Expected {
  let known = knownOf(kind, state.value);
  const open = new Set<number>();
  const disputes = new Map(disputesOf(kind, state).map((dispute) => [keyOf(dispute), dispute]));
  let latest = known;
  for (const { base, theirs, before } of rebases) {
    const expected = mergeKnown({
      base,
      mine: known,
      theirs,
      prefer: "mine",
      ...(before !== undefined && { before }),
    });
    if (before !== undefined)
      for (const [key, dispute] of disputes) if (isStored(base, theirs, dispute)) disputes.delete(key);
    known = expected.known;
    latest = theirs;
    for (const label of expected.open) open.add(label);
    for (const dispute of expected.disputes) {
      if (!dispute.isOptional || !disputes.has(keyOf(dispute))) disputes.set(keyOf(dispute), dispute);
    }
  }
  const left = [...disputes.values()].filter(
    (dispute) => isOpen(known, latest, dispute) && !open.has(dispute.label),
  );
  const told = left.map((dispute) => {
    const { label, member } = dispute;
    const other =
      label === 0 ? latest.title : member === null ? undefined : latest.items.get(label)?.facts.get(member);
    return { ...dispute, other };
  });
  return { known: withoutGone(known, latest, told), disputes: told, open };
}

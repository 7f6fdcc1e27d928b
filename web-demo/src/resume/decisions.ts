import type { Conflict, ConflictChoice, ResumeDraft } from "../library";
import { counterpart, identityAt, positionAsIn } from "./counterpart";
import { isSame, listAt, memberOf, valueAt } from "./document";
import type { ResumeFields } from "./fields";
import { inOrderOf, isOrder } from "./item-order";
import { below, split } from "./pointer";

/** Something that both sides changed differently, and what became of it. */
export interface Decision {
  /** The same as long as the question is. */
  readonly question: object;
  /** Both sides; while it is open, this side's is what stands there now. */
  readonly conflict: Conflict;
  /** Where it is now. */
  readonly path: string;
  /** Null: still open. */
  readonly choice: ConflictChoice | null;
}

interface Known {
  /** As the draft told it first. */
  readonly told: Conflict;
  readonly decision: Decision;
  /** The resume in which the decision's path was last right. */
  readonly seen: object;
}

/**
 * The conflicts of a draft, with those that are settled: they can be decided differently as long as they are told. What
 * was decided is read off the resume, so that undoing and redoing need no book of their own.
 */
export class Decisions {
  #known: Known[] = [];
  /** Questions that were answered in other words, which may happen to be those of a side. */
  readonly #inOwnWords = new WeakSet<object>();

  constructor(
    private readonly draft: ResumeDraft,
    private readonly fields: ResumeFields,
  ) {}

  get all(): readonly Decision[] {
    return this.#known.map(({ decision }) => decision);
  }

  /** The draft was edited; `value` is what it has now. */
  follow(value: object): void {
    const open = [...this.draft.conflicts];
    const takeOpen = ({ told, decision }: Known): Conflict | undefined => {
      const same = open.filter((other) => isSameQuestion(other, told));
      const found = same.find((other) => other.path === decision.path) ?? same[0];
      return found && open.splice(open.indexOf(found), 1)[0];
    };
    const followed = this.#known.map((known) => {
      const now = takeOpen(known);
      return now ? opened(known.told, now.path, value) : this.#settled(known, value);
    });
    const added = open.map((told) => opened(told, told.path, value));
    this.#known = [...followed.filter((known) => known !== null), ...added];
  }

  /** What is settled is not told any more. */
  forgetSettled(): void {
    this.#known = this.#known.filter(({ decision }) => decision.choice === null);
  }

  /** Settles what is open, or settles it differently. */
  decide({ question, conflict, path, choice: earlier }: Decision, choice: ConflictChoice): void {
    const { draft } = this;
    if (typeof choice === "object") this.#inOwnWords.add(question);
    else this.#inOwnWords.delete(question);
    if (isOrder(conflict) && typeof choice === "string") {
      if (earlier === null && choice === "mine") draft.resolve(path, choice);
      else {
        const value = inOrderOf(listAt(draft.get(path), ""), conflict, choice);
        if (earlier === null) draft.resolve(path, { value });
        else draft.set(path, value);
      }
    } else if (earlier === null) draft.resolve(path, choice);
    else this.#put(conflict, path, typeof choice === "object" ? choice.value : conflict[choice]);
  }

  /** Something that was settled becomes another value. */
  #put(conflict: Conflict, path: string, value: unknown): void {
    const { draft } = this;
    const { parent, step } = split(path);
    const isItem = Array.isArray(draft.get(parent));
    const isThere = isItem ? isAt(draft.get(path), conflict) : draft.get(path) !== undefined;
    if (value === undefined) {
      if (isThere) draft.remove(path);
    } else if (isThere || !isItem) draft.set(path, value);
    else draft.insert(below(parent, this.#positionFor(parent, Number(step), conflict)), value);
  }

  /** Where an item goes that is not there: as the server has it, or else where it was. */
  #positionFor(list: string, before: number, { theirs }: Conflict): number {
    const identity = identityAt(this.fields, list);
    const now = listAt(this.draft.value, list);
    const stored = listAt(
      this.draft.base,
      counterpart(this.fields, list, this.draft.value, this.draft.base) ?? list,
    );
    const place = stored.findIndex((item) => isSame(item, theirs));
    return place < 0 ? Math.min(before, now.length) : positionAsIn(stored, place, now, identity);
  }

  /** What was decided, as the resume tells it; null when the thing itself is gone. */
  #settled({ told, decision, seen }: Known, value: object): Known | null {
    const { conflict } = decision;
    const path = this.#placeNow(decision, seen, value);
    const there = path === null ? undefined : valueAt(value, path);
    const isOwn = this.#inOwnWords.has(told) && there !== undefined;
    const choice = isOwn ? { value: there } : choiceOf(conflict, there);
    if (choice === null) return null;
    const settled = { question: told, conflict, path: path ?? decision.path, choice };
    return { told, decision: settled, seen: path === null ? seen : value };
  }

  #placeNow({ conflict, path }: Decision, seen: object, value: object): string | null {
    const { parent, step } = split(path);
    const list = counterpart(this.fields, parent, seen, value);
    if (list === null) return null;
    const items = valueAt(value, list);
    if (!Array.isArray(items)) return below(list, step);
    const index = items.findIndex((item) => isAt(item, conflict));
    if (index >= 0) return below(list, index);
    // A text of a list that became another one is known by its place alone.
    const isPlain = typeof conflict.theirs !== "object" && items.length === listAt(seen, parent).length;
    return isPlain ? below(list, step) : null;
  }
}

function opened(told: Conflict, path: string, value: object): Known {
  const conflict = told.mine === undefined ? told : { ...told, mine: valueAt(value, path) };
  return { told, decision: { question: told, conflict, path, choice: null }, seen: value };
}

const isSameQuestion = (one: Conflict, other: Conflict): boolean =>
  isSame([one.base, one.mine, one.theirs].map(orNull), [other.base, other.mine, other.theirs].map(orNull));

const orNull = (value: unknown): unknown => value ?? null;

/** Whether an item is one of those that the conflict is about: by its id, or by what it is. */
function isAt(item: unknown, { base, mine, theirs }: Conflict): boolean {
  const sides = [mine, theirs, base].filter((side) => side !== undefined);
  const id = memberOf(item, "id") ?? null;
  return sides.some((side) => (id === null ? isSame(side, item) : memberOf(side, "id") === id));
}

function choiceOf(conflict: Conflict, there: unknown): ConflictChoice | null {
  if (isOrder(conflict) && Array.isArray(there)) {
    if (isSame(there, inOrderOf(there, conflict, "theirs"))) return "theirs";
    return isSame(there, inOrderOf(there, conflict, "mine")) ? "mine" : { value: there };
  }
  if (isSame(there, conflict.mine)) return "mine";
  if (isSame(there, conflict.theirs)) return "theirs";
  return there === undefined ? null : { value: there };
}

import type { Conflict, ConflictChoice, ResumeDraft } from "../library";
import { isSame, listAt, memberOf, valueAt } from "./document";
import type { ResumeFields } from "./fields";
import { inOrderOf, isOrderConflict } from "./item-order";
import { identityOf, insertPosition, mapPath } from "./path-mapping";
import { childPointer, split } from "./pointer";

/** A conflict and the choice that was made. */
export interface Decision {
  /** Identifies the conflict. */
  readonly key: object;
  /** Both versions. Until a choice is made, `mine` is the current value. */
  readonly conflict: Conflict;
  /** The current path. */
  readonly path: string;
  /** Null until a choice is made. */
  readonly choice: ConflictChoice | null;
}

interface TrackedConflict {
  /** The conflict as the draft first reported it. */
  readonly reported: Conflict;
  readonly decision: Decision;
  /** The resume in which the decision's path was last correct. */
  readonly seenIn: object;
}

/**
 * Tracks the conflicts of a draft, including resolved ones, whose choice can still be changed. The choice is
 * read from the resume, so undo and redo need no extra state.
 */
export class Decisions {
  #tracked: TrackedConflict[] = [];
  /** Conflicts that were resolved with the person's own text. */
  readonly #withOwnText = new WeakSet<object>();

  constructor(
    private readonly draft: ResumeDraft,
    private readonly fields: ResumeFields,
  ) {}

  get all(): readonly Decision[] {
    return this.#tracked.map(({ decision }) => decision);
  }

  /**
   * Updates the decisions after an edit.
   * @param value The current resume.
   */
  update(value: object): void {
    const open = [...this.draft.conflicts];
    const takeOpen = ({ reported, decision }: TrackedConflict): Conflict | undefined => {
      const same = open.filter((other) => isSameConflict(other, reported));
      const found = same.find((other) => other.path === decision.path) ?? same[0];
      return found && open.splice(open.indexOf(found), 1)[0];
    };
    const followed = this.#tracked.map((tracked) => {
      const now = takeOpen(tracked);
      return now ? openConflict(tracked.reported, now.path, value) : this.#followResolved(tracked, value);
    });
    const added = open.map((reported) => openConflict(reported, reported.path, value));
    this.#tracked = [...followed.filter((tracked) => tracked !== null), ...added];
  }

  /** Removes the resolved conflicts. */
  clearResolved(): void {
    this.#tracked = this.#tracked.filter(({ decision }) => decision.choice === null);
  }

  /** Resolves a conflict, or changes its choice. */
  decide({ key, conflict, path, choice: earlier }: Decision, choice: ConflictChoice): void {
    const { draft } = this;
    if (typeof choice === "object") this.#withOwnText.add(key);
    else this.#withOwnText.delete(key);
    if (isOrderConflict(conflict) && typeof choice === "string") {
      if (earlier === null && choice === "mine") draft.resolve(path, choice);
      else {
        const value = inOrderOf(listAt(draft.get(path), ""), conflict, choice);
        if (earlier === null) draft.resolve(path, { value });
        else draft.set(path, value);
      }
    } else if (earlier === null) draft.resolve(path, choice);
    else this.#changeChoice(conflict, path, typeof choice === "object" ? choice.value : conflict[choice]);
  }

  /** Changes the choice of a resolved conflict. */
  #changeChoice(conflict: Conflict, path: string, value: unknown): void {
    const { draft } = this;
    const { parent, step } = split(path);
    const isItem = Array.isArray(draft.get(parent));
    const isThere = isItem ? isOneOf(draft.get(path), conflict) : draft.get(path) !== undefined;
    if (value === undefined) {
      if (isThere) draft.remove(path);
    } else if (isThere || !isItem) draft.set(path, value);
    else draft.insert(childPointer(parent, this.#positionFor(parent, Number(step), conflict)), value);
  }

  /** Returns the position for an item that is missing: as on the server, or where it was. */
  #positionFor(list: string, before: number, { theirs }: Conflict): number {
    const identity = identityOf(this.fields, list);
    const now = listAt(this.draft.value, list);
    const stored = listAt(
      this.draft.base,
      mapPath(this.fields, list, this.draft.value, this.draft.base) ?? list,
    );
    const position = stored.findIndex((item) => isSame(item, theirs));
    return position < 0 ? Math.min(before, now.length) : insertPosition(stored, position, now, identity);
  }

  /** Reads the choice from the resume; null when the value no longer exists. */
  #followResolved({ reported, decision, seenIn }: TrackedConflict, value: object): TrackedConflict | null {
    const { conflict } = decision;
    const path = this.#pathNow(decision, seenIn, value);
    const current = path === null ? undefined : valueAt(value, path);
    const isOwn = this.#withOwnText.has(reported) && current !== undefined;
    const choice = isOwn ? { value: current } : choiceOf(conflict, current);
    if (choice === null) return null;
    const resolved = { key: reported, conflict, path: path ?? decision.path, choice };
    return { reported, decision: resolved, seenIn: path === null ? seenIn : value };
  }

  #pathNow({ conflict, path }: Decision, seenIn: object, value: object): string | null {
    const { parent, step } = split(path);
    const list = mapPath(this.fields, parent, seenIn, value);
    if (list === null) return null;
    const items = valueAt(value, list);
    if (!Array.isArray(items)) return childPointer(list, step);
    const index = items.findIndex((item) => isOneOf(item, conflict));
    if (index >= 0) return childPointer(list, index);
    // A plain text that was edited is only recognised by its position.
    const isPlain = typeof conflict.theirs !== "object" && items.length === listAt(seenIn, parent).length;
    return isPlain ? childPointer(list, step) : null;
  }
}

function openConflict(reported: Conflict, path: string, value: object): TrackedConflict {
  const conflict = reported.mine === undefined ? reported : { ...reported, mine: valueAt(value, path) };
  return { reported, decision: { key: reported, conflict, path, choice: null }, seenIn: value };
}

const isSameConflict = (one: Conflict, other: Conflict): boolean =>
  isSame([one.base, one.mine, one.theirs].map(orNull), [other.base, other.mine, other.theirs].map(orNull));

const orNull = (value: unknown): unknown => value ?? null;

/** Returns whether an item is one of the conflict's versions, by id or by content. */
function isOneOf(item: unknown, { base, mine, theirs }: Conflict): boolean {
  const sides = [mine, theirs, base].filter((side) => side !== undefined);
  const id = memberOf(item, "id") ?? null;
  return sides.some((side) => (id === null ? isSame(side, item) : memberOf(side, "id") === id));
}

function choiceOf(conflict: Conflict, current: unknown): ConflictChoice | null {
  if (isOrderConflict(conflict) && Array.isArray(current)) {
    if (isSame(current, inOrderOf(current, conflict, "theirs"))) return "theirs";
    return isSame(current, inOrderOf(current, conflict, "mine")) ? "mine" : { value: current };
  }
  if (isSame(current, conflict.mine)) return "mine";
  if (isSame(current, conflict.theirs)) return "theirs";
  return current === undefined ? null : { value: current };
}

import { jsonText } from "resume-patch";
import type { Change, Conflict, Issue, PatchOfResume, Resume, ResumeEndpoint } from "../library";
import { type Choice, type Decision, decided, type Edits, opened } from "./decision";
import { listAt, memberOf, valueAt, withList, without, withValue } from "./document";
import { isWithin, split, stepsOf } from "./pointer";
import { positionOf, type Shift, shifted } from "./shift";

/**
 * The editing of one resume, in the shape of the package's `Draft`: the resume as the server has it, the edits made to
 * it, what is wrong with them and what they would send. Paths are JSON Pointers.
 */
export interface ResumeDraft {
  readonly base: object;
  readonly value: object;
  get(path: string): unknown;
  set(path: string, value: unknown): void;
  /** Takes away a member of an object or an item of a list. */
  remove(path: string): void;
  /** Puts an item into a list, before the one that is at `path`. */
  insert(path: string, value: unknown): void;
  /** Puts an item to another position of its list; `to` counts without the item. */
  move(from: string, to: string): void;
  /** Takes the text of a control; one that cannot be read stays as an issue with `params.input`. */
  setFromInput(path: string, text: string): void;
  readonly dirty: boolean;
  readonly valid: boolean;
  readonly issues: readonly Issue[];
  readonly changes: readonly Change[];
  patch(): PatchOfResume;
  /**
   * The server has a newer version: it becomes the base, the edits stay. `sent` is the patch that it stored.
   * @returns what both sides changed differently, to be resolved; until then the value has this side's
   */
  rebase(latest: object, options?: { readonly sent?: PatchOfResume }): readonly Conflict[];
  /** What is still to be resolved. */
  readonly conflicts: readonly Conflict[];
  resolve(path: string, choice: Choice): void;
  /** Goes back to the resume as the server has it. */
  revert(): void;
}

interface State {
  readonly base: object;
  readonly value: object;
  /** What was typed and could not be read, by its place. */
  readonly unread: ReadonlyMap<string, Issue>;
  readonly decisions: readonly Decision[];
}

/** A draft that compares the whole resume after each edit. */
export class ComparingDraft implements ResumeDraft {
  #state: State;
  #baseText: ReturnType<typeof jsonText>;
  #patch: { readonly value: object; readonly patch: PatchOfResume } | null = null;
  /** The value that each patch was made of. */
  readonly #patched = new WeakMap<PatchOfResume, object>();

  constructor(
    private readonly endpoint: ResumeEndpoint,
    base: object,
  ) {
    this.#state = { base, value: base, unread: new Map(), decisions: [] };
    this.#baseText = jsonText(JSON.stringify(base));
  }

  get base(): object {
    return this.#state.base;
  }

  get value(): object {
    return this.#state.value;
  }

  get(path: string): unknown {
    return valueAt(this.value, path);
  }

  set(path: string, value: unknown): void {
    this.#replace(withValue(this.value, path, value), path);
  }

  remove(path: string): void {
    const { list, at } = positionOf(path);
    if (Array.isArray(this.get(list))) {
      this.#reshape({ kind: "remove", list, at }, (items) => items.toSpliced(at, 1));
    } else {
      this.#replace(without(this.value, path), path);
    }
  }

  insert(path: string, value: unknown): void {
    const { list, at } = positionOf(path);
    this.#reshape({ kind: "insert", list, at }, (items) => items.toSpliced(at, 0, value));
  }

  move(from: string, to: string): void {
    const { list, at } = positionOf(from);
    const target = positionOf(to).at;
    const item = listAt(this.value, list)[at];
    this.#reshape({ kind: "move", list, at, to: target }, (items) =>
      items.toSpliced(at, 1).toSpliced(target, 0, item),
    );
  }

  setFromInput(path: string, text: string): void {
    const { value, issues } = this.endpoint.fromForm([[path, text]]);
    const issue = issues[0];
    if (issue === undefined) {
      this.set(path, onlyLeaf(value, path));
      return;
    }
    this.#state = { ...this.#state, unread: new Map([...this.#state.unread, [path, issue]]) };
  }

  get dirty(): boolean {
    return this.changes.length > 0 || this.patch().ignored.length > 0 || this.#state.unread.size > 0;
  }

  get valid(): boolean {
    return this.issues.every((issue) => issue.severity !== "error");
  }

  get issues(): readonly Issue[] {
    return [...this.#state.unread.values(), ...this.patch().issues];
  }

  get changes(): readonly Change[] {
    return this.patch().changes;
  }

  patch(): PatchOfResume {
    if (this.#patch?.value !== this.value) {
      const patch = this.endpoint.patch(this.#baseText, this.value);
      this.#patch = { value: this.value, patch };
      this.#patched.set(patch, this.value);
    }
    return this.#patch.patch;
  }

  rebase(latest: object, { sent }: { readonly sent?: PatchOfResume } = {}): readonly Conflict[] {
    const from = (sent && this.#patched.get(sent)) ?? this.base;
    const { value, conflicts } =
      this.value === from
        ? { value: latest, conflicts: [] }
        : this.endpoint.merge(from, this.value, latest as Partial<Resume>, { text: "words" });
    const decisions = [...this.#state.decisions.filter(isOpen), ...conflicts.map(opened)];
    this.restore({ ...this.#state, base: latest, value, decisions });
    return conflicts;
  }

  get conflicts(): readonly Conflict[] {
    return this.decisions.filter(isOpen).map(({ path, conflict }) => ({ ...conflict, path }));
  }

  /** What was or is to be resolved since the last time that everything was. */
  get decisions(): readonly Decision[] {
    return this.#state.decisions;
  }

  resolve(path: string, choice: Choice): void {
    const decision = this.decisions.find((candidate) => candidate.path === path);
    if (!decision) throw new RangeError(`there is no conflict at ${path}`);
    const place = this.decisions.indexOf(decision);
    const after = decided(this.#edits(), decision, choice);
    // The edit itself may have moved the place or taken it away.
    const others = this.decisions.filter(({ conflict }) => conflict !== decision.conflict);
    this.#state = { ...this.#state, decisions: others.toSpliced(place, 0, after) };
  }

  /** Nothing is to be resolved any more. */
  forgetDecisions(): void {
    this.#decide((decision) => (isOpen(decision) ? decision : null));
  }

  revert(): void {
    this.restore({ ...this.#state, value: this.base, unread: new Map(), decisions: [] });
  }

  /** Everything that was edited, to be brought back by `restore`. */
  keep(): State {
    return this.#state;
  }

  restore(state: State): void {
    if (state.base !== this.base) this.#baseText = jsonText(JSON.stringify(state.base));
    this.#state = state;
    this.#patch = null;
  }

  #edits(): Edits {
    return {
      get: (path) => this.get(path),
      set: (path, value) => this.set(path, value),
      remove: (path) => this.remove(path),
      insert: (path, value) => this.insert(path, value),
      move: (from, to) => this.move(from, to),
      isInList: (path) => Array.isArray(this.get(split(path).parent)),
    };
  }

  #reshape(shift: Shift, change: (items: readonly unknown[]) => readonly unknown[]): void {
    const unread = new Map<string, Issue>();
    for (const [place, issue] of this.#state.unread) {
      const path = shifted(place, shift);
      if (path !== null) unread.set(path, { ...issue, path });
    }
    this.#state = { ...this.#state, value: withList(this.value, shift.list, change), unread };
    // Whoever removes what is in question has decided.
    this.#decide((decision) => {
      const path = shifted(decision.path, shift);
      return path === null ? null : { ...decision, path };
    });
  }

  #replace(value: object, path: string): void {
    const unread = new Map([...this.#state.unread].filter(([place]) => !isWithin(place, path)));
    this.#state = { ...this.#state, value, unread };
    // Whoever writes something else there has decided.
    this.#decide((decision) =>
      isWithin(path, decision.path) || isWithin(decision.path, path)
        ? { ...decision, choice: { value: this.get(decision.path) } }
        : decision,
    );
  }

  #decide(change: (decision: Decision) => Decision | null): void {
    if (this.decisions.length === 0) return;
    const decisions = this.decisions.map(change).filter((decision) => decision !== null);
    this.#state = { ...this.#state, decisions };
  }
}

const isOpen = (decision: Decision): boolean => decision.choice === null;

/** `fromForm` puts what it read where the path says, but closes up the lists on the way. */
function onlyLeaf(value: unknown, path: string): unknown {
  return stepsOf(path).reduce(
    (around: unknown, step) => (Array.isArray(around) ? around[0] : memberOf(around, step)),
    value,
  );
}

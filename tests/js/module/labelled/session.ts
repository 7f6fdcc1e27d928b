// Runs a session on a draft and on its model. The labels tell the model the user's and the server's values.
import { vi } from "vitest";
import type { ConflictChoice } from "../../../../js/src/types/draft-options.js";
import type { JsonObject } from "../server-models.js";
import { applyByReplacing } from "../server-models.js";
import { copy, identityOf, itemsOf, textOf } from "./documents.js";
import type { Edit, Editing, Writer } from "./edits.js";
import { applyEdits } from "./edits.js";
import { knownOf } from "./expected.js";
import type { Subject } from "./faults.js";
import { faultsOf, Result } from "./faults.js";
import type { Kind } from "./kinds.js";
import {
  choiceFaults,
  compared,
  inputFaults,
  isEqual,
  patchFaults,
  resolveFaults,
  staleFaults,
  strayFaults,
} from "./session-checks.js";
import type { AnyDraft, Context, Plan } from "./session-plan.js";
import { planEdit, show } from "./session-plan.js";
import type { Rebase, State } from "./session-state.js";
import { replayed } from "./session-state.js";
import type { Step } from "./session-steps.js";

/** Below the number of rebases across which a draft can undo. */
const rebaseLimit = 6;

export class Session {
  /** The session as JavaScript code. */
  readonly lines: string[] = [];
  readonly faults: string[] = [];
  readonly #kind: Kind;
  readonly #writer: Writer;
  #draft: AnyDraft;
  #server: JsonObject;
  #states: State[];
  #now = 0;
  readonly #rebases: Rebase[] = [];

  constructor(kind: Kind, base: JsonObject, writer: Writer) {
    this.#kind = kind;
    this.#writer = writer;
    this.#server = copy(base);
    this.#draft = kind.endpoint.open(base);
    this.#states = [{ value: copy(base), conflicts: [], inputs: new Map(), rebases: 0 }];
    this.lines.push(`const endpoint = ${kind.source};`, `let d = endpoint.open(${show(base)});`);
  }

  run(steps: readonly Step[]): void {
    try {
      for (const step of steps) {
        vi.setSystemTime(Date.now() + 2000);
        this.#take(step);
        if (this.faults.length === 0) this.#check(step);
        // An item that both sides moved to other lists is then in both, so a label no longer names one item.
        if (this.faults.length > 0 || this.#isAmbiguous) return;
      }
      this.#undoAll();
    } finally {
      this.lines.push(`// value: ${show(this.#draft.value)}`, `// conflicts: ${show(this.#draft.conflicts)}`);
      this.#draft.close();
    }
  }

  get #state(): State {
    return this.#states[this.#now] as State;
  }

  get #isAmbiguous(): boolean {
    return [...this.#result().byLabel.values()].some(({ length }) => length > 1);
  }

  get #context(): Context {
    return { kind: this.#kind, value: this.#state.value, server: this.#server, writer: this.#writer };
  }

  #result(): Result {
    return new Result(this.#kind, this.#draft.value, this.#draft.conflicts);
  }

  #take(step: Step): void {
    if (step.what === "undo" || step.what === "redo") this.#go(step.what);
    else if (step.what === "rebase") this.#rebase(step);
    else if (step.what === "send") this.#send(step);
    else if (step.what === "resolve") this.#resolve(step);
    else if (step.what === "reopen") this.#reopen();
    else this.#edit(step);
  }

  #edit(step: Step): void {
    const plan = planEdit(this.#context, step);
    if (plan === null) return;
    this.lines.push(plan.line);
    const { version, value } = this.#draft;
    const before = this.#result();
    plan.edit(this.#draft);
    const after = this.#result();
    if (!isEqual(after.value, plan.wanted))
      this.faults.push(`edit: the value is ${show(after.value)}, not ${show(plan.wanted)}`);
    if (this.#draft.version === version) {
      if (!isEqual(value, plan.wanted) || plan.input !== undefined)
        this.faults.push("edit: the version is the same");
      return;
    }
    this.#push(this.#inputsAfter(plan));
    const isOther = ({ label, labels }: Subject): boolean =>
      !plan.touched.has(label) && ![...labels].some((at) => plan.touched.has(at));
    const others = compared(before.subjects, after.subjects, isOther);
    if (others !== null) this.faults.push(`conflicts: of other items ${others}`);
  }

  #inputsAfter({ without, perhapsWithout, input }: Plan): Map<number, string> {
    const inputs = new Map(this.#state.inputs);
    for (const label of without ?? []) inputs.delete(label);
    const { issues } = this.#draft;
    for (const label of perhapsWithout ?? [])
      if (!issues.some(({ params }) => params.input === inputs.get(label))) inputs.delete(label);
    if (input !== undefined) inputs.set(...input);
    return inputs;
  }

  #push(inputs: ReadonlyMap<number, string>): void {
    this.#states = [...this.#states.slice(0, this.#now + 1), this.#present(inputs)];
    this.#now++;
  }

  #present(inputs: ReadonlyMap<number, string>): State {
    const value = copy(this.#draft.value);
    const there = new Set(itemsOf(this.#kind, value).map(({ label }) => label));
    const left = new Map([...inputs].filter(([label]) => there.has(label)));
    return { value, conflicts: this.#draft.conflicts, inputs: left, rebases: this.#rebases.length };
  }

  #go(call: "undo" | "redo"): void {
    const by = call === "redo" ? 1 : -1;
    const target = this.#states[this.#now + by];
    this.lines.push(`d.${call}();`);
    const isDone = this.#draft[call]();
    const left = by === 1 ? this.#states.length - 1 - this.#now : this.#now;
    if (isDone !== (target !== undefined)) this.faults.push(`${call}: gives ${isDone}, with ${left} steps`);
    if (target === undefined || !isDone) return;
    this.#now += by;
    this.#expect(target, call);
  }

  /** Compares the draft with a state and the rebases since. */
  #expect(target: State, what: string): void {
    const since = this.#rebases.slice(target.rebases);
    const result = this.#result();
    if (since.length > 0) this.faults.push(...faultsOf(result, replayed(this.#kind, target, since)));
    else {
      if (!isEqual(result.value, target.value))
        this.faults.push(`${what}: the value is ${show(result.value)}, not ${show(target.value)}`);
      const before = new Result(this.#kind, target.value, target.conflicts);
      const others = compared(before.subjects, result.subjects, () => true);
      if (others !== null) this.faults.push(`${what}: ${others}`);
    }
    this.faults.push(...staleFaults(result, this.#server));
    this.#states[this.#now] = this.#present(target.inputs);
  }

  #rebase({ edits }: Step): void {
    if (this.#rebases.length >= rebaseLimit) return;
    const latest = applyEdits(this.#serverEditing(this.#server), this.#server, edits);
    if (isEqual(latest, this.#server)) return;
    const base = knownOf(this.#kind, this.#server);
    this.lines.push(`d.rebase(${show(latest)});`);
    this.#draft.rebase(latest);
    this.#moveOn(latest, { base, theirs: knownOf(this.#kind, latest) });
  }

  #serverEditing(keepsHalfOf: JsonObject): Editing {
    const common = { kind: this.#kind, writer: this.#writer, by: "s", givesIds: true };
    // The response must be matched with items that have no id yet.
    return { ...common, keepsHalfOf };
  }

  #moveOn(latest: JsonObject, rebase: Rebase): void {
    this.#server = copy(latest);
    this.#rebases.push(rebase);
    if (!isEqual(this.#draft.base, latest)) this.faults.push("rebase: the base is not what the server has");
    if (!this.#draft.canRedo) this.#states.length = this.#now + 1;
    this.#expect(this.#state, "rebase");
  }

  /** Sends the patch, continues editing, and rebases on the response. */
  #send(step: Step): void {
    const patch = this.#draft.patch();
    if (patch.body === null || !patch.valid || this.#rebases.length >= rebaseLimit) return;
    const sent = copy(this.#draft.value);
    const before = knownOf(this.#kind, this.#server);
    this.lines.push("patch = d.patch();");
    if (step.to % 2 === 0) this.#edit({ ...step, what: "set" });
    if (step.to % 5 === 0) this.#edit({ ...step, what: "remove", at: step.to });
    if (this.faults.length > 0) return;
    const others = applyEdits(this.#serverEditing(this.#server), this.#server, step.edits.slice(0, 1));
    const stored = applyByReplacing(others, patch.body);
    const latest = this.#answer(stored, sent, step.member % 2 === 0 ? step.edits.slice(1, 3) : []);
    this.lines.push(`d.rebase(${show(latest)}, { sent: patch });`);
    this.#draft.rebase(latest, { sent: patch });
    this.#moveOn(latest, {
      base: knownOf(this.#kind, sent),
      theirs: knownOf(this.#kind, latest),
      before,
    });
  }

  /** Returns the server's response: it assigns ids to new items and may change values. */
  #answer(stored: JsonObject, sent: JsonObject, edits: readonly Edit[]): JsonObject {
    const answer = copy(stored);
    for (const { value, shape, label } of itemsOf(this.#kind, answer))
      if (shape.id !== null && value.id === undefined) value.id = identityOf(shape, label);
    return applyEdits(this.#serverEditing(sent), answer, edits);
  }

  #resolve({ at, member }: Step): void {
    const before = this.#result();
    const subject = before.subjects[at % before.subjects.length];
    if (subject === undefined) return;
    const { path } = subject.conflict;
    const choice = this.#choice(subject, member);
    this.lines.push(`d.resolve(${show(path)}, ${show(choice)});`);
    const { version } = this.#draft;
    this.#draft.resolve(path, choice);
    const after = this.#result();
    const about = before.subjects.filter(({ conflict }) => conflict.path === path);
    if (about.length > 1) {
      // One of the two must be resolved, whichever.
      if (after.subjects.length !== before.subjects.length - 1)
        this.faults.push(
          `resolve: ${path}, ${before.subjects.length} conflicts and now ${after.subjects.length}`,
        );
    } else if (subject.kind !== "list")
      this.faults.push(
        ...resolveFaults(before, after, subject),
        ...choiceFaults(before, after, subject, choice),
      );
    const inputs = new Map(this.#state.inputs);
    const { shape } = before.byLabel.get(subject.label)?.[0] ?? {};
    if (choice !== "mine" && (subject.kind === "item" || subject.member === shape?.number))
      inputs.delete(subject.label);
    // Taking a whole list from the server removes the texts that were typed in it.
    const typed = new Set(this.#draft.issues.map(({ params }) => params.input));
    if (subject.kind === "list" && choice !== "mine")
      for (const [label, text] of inputs) if (!typed.has(text)) inputs.delete(label);
    if (this.#draft.version !== version) this.#push(inputs);
  }

  #choice({ kind, label, member, conflict: { mine, theirs } }: Subject, random: number): ConflictChoice {
    const isText = [mine, theirs].every((side) => side === undefined || typeof side === "string");
    if (random % 4 === 0 && isText && (kind === "member" || kind === "title"))
      return { value: textOf(member ?? "", label, `r${this.#writer.nextEdit()}`) };
    return random % 2 === 0 ? "mine" : "theirs";
  }

  #reopen(): void {
    this.lines.push("d = endpoint.open(d.base, { saved: d.save() });");
    const read = (draft: AnyDraft): string => {
      const { value, conflicts, issues, canUndo, canRedo, dirty, valid } = draft;
      return show([value, conflicts, issues, canUndo, canRedo, dirty, valid, draft.patch().bodyText]);
    };
    const old = read(this.#draft);
    const saved = this.#draft.save();
    const { base } = this.#draft;
    this.#draft.close();
    this.#draft = this.#kind.endpoint.open(base, { saved });
    const now = read(this.#draft);
    if (old !== now) this.faults.push(`reopen: it was\n${old}\nand is\n${now}`);
  }

  #check({ at }: Step): void {
    const result = this.#result();
    this.faults.push(
      ...result.ownFaults((label) => isInSeveralLists(result, label)),
      ...strayFaults(result, this.#server),
      ...inputFaults(this.#draft, result, this.#state.inputs),
      ...(at % 3 === 0 ? patchFaults(this.#draft, this.#context) : []),
    );
  }

  #undoAll(): void {
    if (this.#rebases.length > 0) return;
    this.lines.push("while (d.undo());");
    while (this.#draft.undo());
    const { value, dirty } = this.#draft;
    if (!isEqual(value, this.#server)) this.faults.push(`undo: all undone is ${show(value)}`);
    if (dirty || this.#draft.patch().bodyText !== "") this.faults.push("undo: all undone is dirty");
  }
}

function isInSeveralLists({ byLabel }: Result, label: number): boolean {
  return new Set(byLabel.get(label)?.map(({ list }) => list)).size > 1;
}

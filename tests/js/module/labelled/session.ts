// An editing session beside a model of it, which knows by the labels what the person wants and what the server has.
import { vi } from "vitest";
import type { Draft } from "../../../../js/src/types/draft.js";
import type { Conflict } from "../../../../js/src/types/merge.js";
import { model } from "../draft-model.js";
import type { Json, JsonObject } from "../server-models.js";
import {
  applyByMerging,
  applyByReplacing,
  canonical,
  expectedAfter,
  get,
  isObject,
  reduced,
} from "../server-models.js";
import type { Item } from "./documents.js";
import { copy, identityOf, itemsOf, listsOf, membersOf, readFact, textOf } from "./documents.js";
import type { Edit, Writer } from "./edits.js";
import { applyEdits } from "./edits.js";
import { isUntouched, knownOf } from "./expected.js";
import type { Subject } from "./faults.js";
import { faultsOf, Result } from "./faults.js";
import type { Kind } from "./kinds.js";
import type { Rebase, State } from "./session-state.js";
import { replayed } from "./session-state.js";
import type { Step } from "./session-steps.js";

/** More rebases than a draft keeps sessions of would make its history end earlier. */
const rebaseLimit = 6;

type AnyDraft = Draft<JsonObject, JsonObject>;

function isEqual(one: unknown, other: unknown): boolean {
  return canonical(one as Json) === canonical(other as Json);
}

function show(value: unknown): string {
  return JSON.stringify(value);
}

/** A conflict by what it is about and what the server has there. */
function keyOf({ kind, label, member, conflict }: Subject): string {
  return `${kind} ${label} ${member ?? ""} ${show(conflict.theirs)}`;
}

export class Session {
  /** The session as JavaScript. */
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
        if (this.faults.length > 0) return;
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

  #result(): Result {
    return new Result(this.#kind, this.#draft.value, this.#draft.conflicts);
  }

  #take(step: Step): void {
    switch (step.what) {
      case "set":
        return this.#set(step, false);
      case "input":
        return this.#set(step, true);
      case "unreadable":
        return this.#typeUnreadable(step);
      case "insert":
        return this.#insert(step);
      case "remove":
        return this.#remove(step);
      case "move":
        return this.#move(step);
      case "setItem":
        return this.#setItem(step);
      case "setList":
        return this.#setList(step);
      case "revert":
        return this.#revert(step);
      case "together":
        return this.#together(step);
      case "undo":
        return this.#go(-1);
      case "redo":
        return this.#go(1);
      case "rebase":
        return this.#rebase(step);
      case "send":
        return this.#send(step);
      case "resolve":
        return this.#resolve(step);
      case "reopen":
        return this.#reopen();
    }
  }

  #item({ at }: Step): Item | undefined {
    const items = itemsOf(this.#kind, this.#state.value);
    return items[at % items.length];
  }

  /** Makes an edit and holds the value against the one that it has to make. */
  #edit(line: string, edit: (draft: AnyDraft) => void, wanted: JsonObject, options: Edited = {}): void {
    this.lines.push(line);
    const before = this.#draft.version;
    const subjects = this.#result().subjects;
    edit(this.#draft);
    if (!isEqual(this.#draft.value, wanted))
      this.faults.push(`edit: the value is ${show(this.#draft.value)}, not ${show(wanted)}`);
    const inputs = new Map(this.#state.inputs);
    for (const label of options.without ?? []) inputs.delete(label);
    const { issues } = this.#draft;
    for (const label of options.perhapsWithout ?? [])
      if (!issues.some(({ params }) => params.input === inputs.get(label))) inputs.delete(label);
    if (options.input !== undefined) inputs.set(...options.input);
    if (this.#draft.version === before) return;
    this.#push(inputs);
    this.#checkOthers(subjects, options.touched ?? new Set());
  }

  #push(inputs: ReadonlyMap<number, string>): void {
    const value = copy(this.#draft.value);
    const there = new Set(itemsOf(this.#kind, value).map(({ label }) => label));
    const left = new Map([...inputs].filter(([label]) => there.has(label)));
    const state = { value, conflicts: this.#draft.conflicts, inputs: left, rebases: this.#rebases.length };
    this.#states = [...this.#states.slice(0, this.#now + 1), state];
    this.#now++;
  }

  /** Conflicts about other items than those that were edited are what they were. */
  #checkOthers(before: readonly Subject[], touched: ReadonlySet<number>): void {
    const others = (subjects: readonly Subject[]): string =>
      subjects
        .filter(
          ({ kind, label, labels }) =>
            kind !== "list" && !touched.has(label) && ![...labels].some((at) => touched.has(at)),
        )
        .map(keyOf)
        .sort()
        .join("\n");
    const [old, now] = [others(before), others(this.#result().subjects)];
    if (old !== now) this.faults.push(`conflicts: of other items there were\n${old}\nand are\n${now}`);
  }

  /** An item, those in it and those that hold it. */
  #around(item: Item): Set<number> {
    const touched = new Set<number>([item.label]);
    for (const other of itemsOf(this.#kind, this.#state.value)) {
      if (other.path.startsWith(`${item.path}/`) || item.path.startsWith(`${other.path}/`))
        touched.add(other.label);
    }
    return touched;
  }

  #set(step: Step, isInput: boolean): void {
    const item = this.#item(step);
    if (item === undefined || step.member % 12 === 0) return this.#setTitle(isInput);
    const members = membersOf(item.shape);
    const member = members[step.member % members.length] ?? "";
    const value = this.#writer.value(item, member, "m");
    const [outer = "", inner] = member.split(".");
    const isWhole = inner !== undefined && !isObject(get(item.value, outer));
    const path = `${item.path}/${isWhole ? outer : member.replaceAll(".", "/")}`;
    const given = isWhole ? { [inner ?? ""]: value } : value;
    const wanted = model.set(copy(this.#state.value), path, given) as JsonObject;
    const options = {
      touched: this.#around(item),
      without: member === item.shape.number ? [item.label] : [],
    };
    if (isInput && !isWhole)
      this.#edit(
        `d.setFromInput(${show(path)}, ${show(String(value))});`,
        (draft) => draft.setFromInput(path, String(value)),
        wanted,
        options,
      );
    else
      this.#edit(`d.set(${show(path)}, ${show(given)});`, (draft) => draft.set(path, given), wanted, options);
  }

  #setTitle(isInput: boolean): void {
    const { title } = this.#kind;
    const value = textOf(title, 0, `m${this.#writer.nextEdit()}`);
    const path = `/${title}`;
    const wanted = { ...this.#state.value, [title]: value };
    const call = isInput ? "setFromInput" : "set";
    this.#edit(`d.${call}(${show(path)}, ${show(value)});`, (draft) => draft[call](path, value), wanted, {
      touched: new Set([0]),
    });
  }

  #typeUnreadable(step: Step): void {
    const item = this.#item(step);
    if (item?.shape.number === undefined) return;
    const path = `${item.path}/${item.shape.number}`;
    const text = textOf("x", item.label, `u${this.#writer.nextEdit()}`);
    this.#edit(
      `d.setFromInput(${show(path)}, ${show(text)});`,
      (draft) => draft.setFromInput(path, text),
      this.#state.value,
      { touched: this.#around(item), input: [item.label, text] },
    );
  }

  #insert({ at, to, member }: Step): void {
    const lists = listsOf(this.#kind, this.#state.value);
    const list = lists[at % lists.length];
    if (list === undefined) return;
    const hasId = list.shape.id !== null && member % 3 === 0 && this.#kind.hasReadOnlyIds !== true;
    const item = this.#writer.item(list.shape, "m", { hasId, depth: member % 2 });
    const path = `${list.path}/${to % (list.items.length + 1)}`;
    const wanted = model.insert(copy(this.#state.value), path, item) as JsonObject;
    this.#edit(`d.insert(${show(path)}, ${show(item)});`, (draft) => draft.insert(path, item), wanted, {
      touched: this.#holders(list.key),
    });
  }

  /** The item that holds a list, and those that hold that. */
  #holders(key: string): Set<number> {
    const label = Number(key.split("/")[0]);
    const holder = itemsOf(this.#kind, this.#state.value).find((item) => item.label === label);
    return new Set(holder === undefined ? [] : [label, holder.parent].filter((at) => at !== 0));
  }

  #remove(step: Step): void {
    const item = this.#item(step);
    if (item === undefined) return;
    if (step.member % 5 === 0) return this.#removeMember(item, step);
    const wanted = model.remove(copy(this.#state.value), item.path) as JsonObject;
    this.#edit(`d.remove(${show(item.path)});`, (draft) => draft.remove(item.path), wanted, {
      touched: this.#around(item),
    });
  }

  #removeMember(item: Item, { to }: Step): void {
    const members = membersOf(item.shape).filter((member) => readFact(item.value, member) !== undefined);
    const member = members[to % members.length];
    if (member === undefined || members.length < 3) return;
    const path = `${item.path}/${member.split(".")[0]}`;
    const wanted = model.remove(copy(this.#state.value), path) as JsonObject;
    this.#edit(`d.remove(${show(path)});`, (draft) => draft.remove(path), wanted, {
      touched: this.#around(item),
      without: member === item.shape.number ? [item.label] : [],
    });
  }

  #move(step: Step): void {
    const item = this.#item(step);
    if (item === undefined) return;
    const lists = listsOf(this.#kind, this.#state.value);
    const own = lists.find(({ key }) => key === item.list);
    const others = lists.filter(({ shape, path }) => shape === item.shape && !path.startsWith(item.path));
    const list = step.member % 15 === 0 ? others[step.to % others.length] : own;
    if (list === undefined) return;
    const length = list.items.length + (list === own ? 0 : 1);
    const [from, to] = [item.path, `${list.path}/${step.to % length}`];
    const wanted = model.move(copy(this.#state.value), from, to) as JsonObject;
    // Moving the item may move the list it goes into.
    if (list !== own && to.split("/").length > from.split("/").length) return;
    this.#edit(`d.move(${show(from)}, ${show(to)});`, (draft) => draft.move(from, to), wanted, {
      touched: new Set([...this.#around(item), ...this.#holders(list.key)]),
    });
  }

  /** Every text of an item at once: it stays the item. */
  #setItem(step: Step): void {
    const item = this.#item(step);
    if (item === undefined) return;
    const value = copy(item.value);
    for (const member of item.shape.texts)
      if (!member.includes(".")) value[member] = this.#writer.value(item, member, "m");
    const wanted = model.set(copy(this.#state.value), item.path, value) as JsonObject;
    const touched = this.#around(item);
    this.#edit(`d.set(${show(item.path)}, ${show(value)});`, (draft) => draft.set(item.path, value), wanted, {
      touched,
      perhapsWithout: touched,
    });
  }

  #setList({ at, edits }: Step): void {
    const { value } = this.#state;
    const lists = listsOf(this.#kind, value);
    const list = lists[at % lists.length];
    if (list === undefined) return;
    const edited = applyEdits(this.#editing("m", value), value, edits);
    const after = listsOf(this.#kind, edited).find(({ key }) => key === list.key)?.items;
    if (after === undefined || edits.some(({ what }) => what === "cross")) return;
    const inside = itemsOf(this.#kind, value).filter(({ path }) => path.startsWith(`${list.path}/`));
    const touched = new Set([...this.#holders(list.key), ...inside.map(({ label }) => label)]);
    const wanted = model.set(copy(value), list.path, after) as JsonObject;
    this.#edit(`d.set(${show(list.path)}, ${show(after)});`, (draft) => draft.set(list.path, after), wanted, {
      touched,
      perhapsWithout: touched,
    });
  }

  #editing(by: string, keepsHalfOf: JsonObject): Parameters<typeof applyEdits>[0] {
    return { kind: this.#kind, writer: this.#writer, by, givesIds: by === "s", keepsHalfOf };
  }

  #revert(step: Step): void {
    const { value } = this.#state;
    if (step.member % 20 === 0)
      return this.#edit("d.revert();", (draft) => draft.revert(), copy(this.#server), {
        touched: new Set(itemsOf(this.#kind, value).map(({ label }) => label)).add(0),
        without: itemsOf(this.#kind, value).map(({ label }) => label),
      });
    const item = this.#item(step);
    if (item === undefined) return;
    const stored = itemsOf(this.#kind, this.#server).find(({ label }) => label === item.label);
    if (stored !== undefined && (stored.list !== item.list || this.#isCrossed(item, stored))) return;
    const members = membersOf(item.shape);
    const member = members[step.to % members.length]?.split(".")[0] ?? "";
    const isWhole = step.member % 2 === 0;
    const path = isWhole ? item.path : `${item.path}/${member}`;
    const there = isWhole ? stored?.value : stored?.value[member];
    const isThere = isWhole || Object.hasOwn(item.value, member);
    const edited = copy(value);
    const wanted =
      there !== undefined ? model.set(edited, path, there) : isThere ? model.remove(edited, path) : edited;
    const touched = this.#around(item);
    const isNumber = !isWhole && member === item.shape.number;
    this.#edit(`d.revert(${show(path)});`, (draft) => draft.revert(path), wanted as JsonObject, {
      touched,
      ...(isNumber && { without: [item.label] }),
      ...(isWhole && { perhapsWithout: touched }),
    });
  }

  /** What is stored in the item stands elsewhere now. */
  #isCrossed(item: Item, stored: Item): boolean {
    const now = new Map(itemsOf(this.#kind, this.#state.value).map((one) => [one.label, one.list]));
    return itemsOf(this.#kind, this.#server).some(
      ({ path, label, list }) =>
        path.startsWith(`${stored.path}/`) &&
        now.has(label) &&
        now.get(label) !== list &&
        item.label !== label,
    );
  }

  #together(step: Step): void {
    const items = itemsOf(this.#kind, this.#state.value);
    const [one, other] = [items[step.at % items.length], items[step.to % items.length]];
    const [oneMember, otherMember] = [one?.shape.texts[0], other?.shape.texts[1]];
    if (one === undefined || other === undefined || oneMember === undefined || otherMember === undefined)
      return;
    if (otherMember.includes(".")) return;
    const values = [this.#writer.value(one, oneMember, "m"), this.#writer.value(other, otherMember, "m")];
    const paths = [`${one.path}/${oneMember}`, `${other.path}/${otherMember}`] as const;
    const wanted = copy(this.#state.value);
    model.set(wanted, paths[0], values[0]);
    model.set(wanted, paths[1], values[1]);
    const line = `d.transaction(() => { d.set(${show(paths[0])}, ${show(values[0])}); d.set(${show(paths[1])}, ${show(values[1])}); });`;
    this.#edit(
      line,
      (draft) =>
        inOneStep(draft, () =>
          paths.forEach((path, at) => {
            draft.set(path, values[at]);
          }),
        ),
      wanted,
      {
        touched: new Set([...this.#around(one), ...this.#around(other)]),
      },
    );
  }

  #go(by: 1 | -1): void {
    const call = by === 1 ? "redo" : "undo";
    const target = this.#states[this.#now + by];
    this.lines.push(`d.${call}();`);
    const isDone = this.#draft[call]();
    if (isDone !== (target !== undefined)) {
      this.faults.push(
        `${call}: gives ${isDone}, with ${by === 1 ? this.#states.length - 1 - this.#now : this.#now} steps`,
      );
      return;
    }
    if (target === undefined) return;
    this.#now += by;
    this.#expectState(target, call);
  }

  /** Holds the draft against a state, and against what the server has brought since. */
  #expectState(target: State, what: string): void {
    const since = this.#rebases.slice(target.rebases);
    const result = this.#result();
    if (since.length === 0) {
      if (!isEqual(result.value, target.value))
        this.faults.push(`${what}: the value is ${show(result.value)}, not ${show(target.value)}`);
      const keys = (subjects: readonly Subject[]): string => subjects.map(keyOf).sort().join("\n");
      const [old, now] = [
        keys(new Result(this.#kind, target.value, target.conflicts).subjects),
        keys(result.subjects),
      ];
      if (old !== now) this.faults.push(`${what}: the conflicts were\n${old}\nand are\n${now}`);
    } else this.faults.push(...faultsOf(result, replayed(this.#kind, target, since)));
    this.faults.push(...this.#stale(result));
    const there = new Set(result.byLabel.keys());
    const inputs = new Map([...target.inputs].filter(([label]) => there.has(label)));
    this.#states[this.#now] = {
      value: copy(result.value),
      conflicts: result.conflicts,
      inputs,
      rebases: this.#rebases.length,
    };
  }

  /** Conflicts that are none, or that tell of an older state of the server, or that are there twice. */
  #stale({ subjects, kind, value }: Result): string[] {
    const [own, server] = [knownOf(kind, value), knownOf(kind, this.#server)];
    const seen = new Set<string>();
    return subjects.flatMap(({ kind: about, label, member, conflict }) => {
      if (about === "list") return [];
      const key = `${about} ${label} ${member}`;
      const faults = seen.has(key) ? [`twice: two conflicts about ${key}`] : [];
      seen.add(key);
      const [mine, theirs] = [own.items.get(label), server.items.get(label)];
      if (about === "item") {
        if (label !== 0 && mine === undefined && theirs === undefined)
          faults.push(`stale: ${conflict.path} is about item ${label}, which nobody has`);
        if (mine !== undefined && theirs !== undefined && isUntouched(server, own, label))
          faults.push(`stale: nothing differs at ${conflict.path}`);
        return faults;
      }
      const [ownFact, theirFact] =
        about === "title"
          ? [own.title, server.title]
          : [mine?.facts.get(member ?? ""), theirs?.facts.get(member ?? "")];
      if (about === "member" && !mine?.facts.has(member ?? "")) return faults;
      if (ownFact === theirFact) faults.push(`stale: nothing differs at ${conflict.path}`);
      else if (theirs !== undefined && (conflict.theirs ?? undefined) !== theirFact)
        faults.push(`stale: at ${conflict.path} the server has ${theirFact}, not ${show(conflict.theirs)}`);
      return faults;
    });
  }

  #rebase({ edits }: Step): void {
    if (this.#rebases.length >= rebaseLimit) return;
    const latest = applyEdits(this.#editing("s", this.#server), this.#server, edits);
    if (isEqual(latest, this.#server)) return;
    const base = knownOf(this.#kind, this.#server);
    this.lines.push(`d.rebase(${show(latest)});`);
    this.#draft.rebase(latest);
    this.#moveOn(latest, { base, theirs: knownOf(this.#kind, latest) });
  }

  #moveOn(latest: JsonObject, rebase: Rebase): void {
    this.#server = copy(latest);
    this.#rebases.push(rebase);
    if (!isEqual(this.#draft.base, latest)) this.faults.push("rebase: the base is not what the server has");
    if (!this.#draft.canRedo) this.#states.length = this.#now + 1;
    this.#expectState(this.#state, "rebase");
  }

  /** Sends the patch, edits on, and takes what the server answers. */
  #send(step: Step): void {
    const patch = this.#draft.patch();
    if (patch.body === null || !patch.valid || this.#rebases.length >= rebaseLimit) return;
    const sent = copy(this.#draft.value);
    const before = knownOf(this.#kind, this.#server);
    this.lines.push("patch = d.patch();");
    if (step.to % 2 === 0) this.#set(step, false);
    if (step.to % 5 === 0) this.#remove({ ...step, at: step.to });
    if (this.faults.length > 0) return;
    const others = applyEdits(this.#editing("s", this.#server), this.#server, step.edits.slice(0, 1));
    const latest = this.#answer(
      applyByReplacing(others, patch.body),
      sent,
      step.member % 2 === 0 ? step.edits.slice(1, 3) : [],
    );
    this.lines.push(`d.rebase(${show(latest)}, { sent: patch });`);
    this.#draft.rebase(latest, { sent: patch });
    this.#moveOn(latest, { base: knownOf(this.#kind, sent), theirs: knownOf(this.#kind, latest), before });
  }

  /** The server gives ids to what is new, and may change what it stores. */
  #answer(stored: JsonObject, sent: JsonObject, edits: readonly Edit[]): JsonObject {
    const answer = copy(stored);
    for (const { value, shape, label } of itemsOf(this.#kind, answer))
      if (shape.id !== null && value.id === undefined) value.id = identityOf(shape, label);
    return applyEdits(this.#editing("s", sent), answer, edits);
  }

  #resolve({ at, member }: Step): void {
    const before = this.#result();
    const subject = before.subjects[at % before.subjects.length];
    if (subject === undefined) return;
    const { path } = subject.conflict;
    const isMember = subject.kind === "member" || subject.kind === "title";
    const text = textOf(subject.member ?? "", subject.label, `r${this.#writer.nextEdit()}`);
    const isNumber = typeof (subject.conflict.mine ?? subject.conflict.theirs) === "number";
    const isOwn = isMember && !isNumber && subject.member?.includes(".") !== true && member % 4 === 0;
    const choice = isOwn ? { value: text } : member % 2 === 0 ? "mine" : "theirs";
    this.lines.push(`d.resolve(${show(path)}, ${show(choice)});`);
    const version = this.#draft.version;
    this.#draft.resolve(path, choice);
    const after = this.#result();
    const about = before.subjects.filter(({ conflict }) => conflict.path === path);
    if (about.length === 1) this.#checkResolved(before, after, subject, choice);
    else if (after.subjects.length >= before.subjects.length)
      this.faults.push(`resolve: ${path} is a conflict still`);
    const inputs = new Map(this.#state.inputs);
    if (choice !== "mine") inputs.delete(subject.label);
    if (this.#draft.version !== version) this.#push(inputs);
  }

  #checkResolved(before: Result, after: Result, subject: Subject, choice: Conflict["mine"]): void {
    const { label, member, conflict, kind } = subject;
    const isLeft = after.subjects.some((other) => keyOf(other) === keyOf(subject));
    if (isLeft) this.faults.push(`resolve: ${conflict.path} is a conflict still`);
    if (kind === "list") return;
    const inner = new Set([...subject.labels, label]);
    for (const [other, items] of before.byLabel) {
      const [old] = items;
      const now = after.byLabel.get(other);
      if (inner.has(other) || old === undefined) continue;
      const isSame =
        now?.length === 1 &&
        now[0]?.list === old.list &&
        [...old.facts].every(([name, fact]) => now[0]?.facts.get(name) === fact);
      if (!isSame)
        this.faults.push(`resolve: item ${other} is another, but ${conflict.path} is about ${label}`);
    }
    for (const other of after.byLabel.keys())
      if (!before.byLabel.has(other) && !inner.has(other)) this.faults.push(`resolve: item ${other} came`);
    this.#checkOthersLeft(before, after, inner);
    const items = after.byLabel.get(label) ?? [];
    const wanted =
      choice === "mine"
        ? undefined
        : choice === "theirs"
          ? conflict.theirs
          : (choice as { value: unknown }).value;
    if (choice === "mine") {
      if (!isEqual(before.value, after.value)) this.faults.push("resolve: mine changes the value");
    } else if (kind === "item") {
      const count = wanted === undefined ? 0 : 1;
      if (items.length !== count)
        this.faults.push(`resolve: item ${label} is there ${items.length} times, not ${count}`);
    } else if (kind === "member" && member !== null && items[0]?.facts.has(member)) {
      const found = items[0].facts.get(member);
      if (found !== wanted)
        this.faults.push(`resolve: ${member} of item ${label} is ${found}, not ${show(wanted)}`);
    }
  }

  #checkOthersLeft(before: Result, after: Result, inner: ReadonlySet<number>): void {
    const others = ({ subjects }: Result): string =>
      subjects
        .filter(({ kind, label }) => kind !== "list" && !inner.has(label))
        .map(keyOf)
        .sort()
        .join("\n");
    const [old, now] = [others(before), others(after)];
    if (old !== now) this.faults.push(`resolve: other conflicts were\n${old}\nand are\n${now}`);
  }

  #reopen(): void {
    this.lines.push("d = endpoint.open(d.base, { saved: d.save() });");
    const read = (
      { value, conflicts, issues, canUndo, canRedo, dirty, valid }: AnyDraft,
      { bodyText }: { bodyText: string },
    ): string => show([value, conflicts, issues, canUndo, canRedo, dirty, valid, bodyText]);
    const old = read(this.#draft, this.#draft.patch());
    const saved = this.#draft.save();
    const base = this.#draft.base;
    this.#draft.close();
    this.#draft = this.#kind.endpoint.open(base, { saved });
    const now = read(this.#draft, this.#draft.patch());
    if (old !== now) this.faults.push(`reopen: it was\n${old}\nand is\n${now}`);
  }

  /** What holds after every step. */
  #check(step: Step): void {
    const result = this.#result();
    this.faults.push(...result.ownFaults(() => false), ...this.#strayConflicts(result));
    this.#checkInputs(result);
    if (step.at % 3 === 0) this.#checkPatch();
  }

  /** Conflicts about items must be at these items. */
  #strayConflicts({ subjects, items }: Result): string[] {
    const server = new Map(itemsOf(this.#kind, this.#server).map((item) => [item.label, item]));
    return subjects.flatMap(({ kind, label, conflict: { path, mine } }) => {
      if (kind !== "item" || label === 0) return [];
      const there = items.find((item) => item.path === path);
      if (mine !== undefined)
        return there?.label === label
          ? []
          : [`stray: ${path} is item ${there?.label}, its conflict about ${label}`];
      const holder = items.find(
        (item) =>
          path.startsWith(`${item.path}/`) && path.split("/").length === item.path.split("/").length + 2,
      );
      const parent = server.get(label)?.parent;
      return parent === undefined || (holder?.label ?? 0) === parent
        ? []
        : [`stray: ${path} is in item ${holder?.label}, its conflict about ${label} of item ${parent}`];
    });
  }

  #checkInputs({ byLabel }: Result): void {
    const { issues } = this.#draft;
    const typed = issues.filter(({ params }) => typeof params.input === "string");
    for (const [label, text] of this.#state.inputs) {
      const [item] = byLabel.get(label) ?? [];
      const found = typed.find(({ params }) => params.input === text);
      const path = `${item?.path}/${item?.shape.number}`;
      if (found?.path !== path) this.faults.push(`input: ${text} is at ${found?.path}, not ${path}`);
    }
    const texts = new Set(this.#state.inputs.values());
    for (const { params, path } of typed)
      if (!texts.has(String(params.input)))
        this.faults.push(`input: ${params.input} at ${path} was taken away`);
  }

  /** Applied to what the server has, the body gives the value, whether the server replaces or merges. */
  #checkPatch(): void {
    const { schemas } = this.#kind;
    const { body, ignored, bodyText } = this.#draft.patch();
    const value = copy(this.#draft.value);
    const after = expectedAfter(value, ignored);
    const how = { emptyIsNull: false, keepEmptyLists: false };
    const meant = (one: Json): string => canonical(reduced(schemas, one, schemas.root, how));
    const stored = this.#server;
    const wanted = meant(after);
    const models = body === null ? [stored] : [applyByReplacing(stored, body), applyByMerging(stored, body)];
    for (const given of models)
      if (meant(given) !== wanted)
        this.faults.push(`patch: ${bodyText} makes ${show(given)}, not ${show(after)}`);
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

interface Edited {
  /** The items that the edit concerns. */
  readonly touched?: ReadonlySet<number>;
  /** The items whose unreadable text it takes away. */
  readonly without?: readonly number[];
  /** Those of which it is open whether it does. */
  readonly perhapsWithout?: Iterable<number>;
  readonly input?: readonly [number, string];
}

function inOneStep(draft: AnyDraft, edits: () => void): void {
  const { transaction, asOneStep } = draft as unknown as Record<
    string,
    ((edits: () => void) => void) | undefined
  >;
  (transaction ?? asOneStep)?.(edits);
}

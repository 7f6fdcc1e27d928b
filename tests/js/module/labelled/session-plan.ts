// Computes the edit of a step and the expected value after it, in a simple way.
import type { Draft } from "../../../../js/src/types/draft.js";
import { model } from "../draft-model.js";
import type { Json, JsonObject } from "../server-models.js";
import { get, isObject } from "../server-models.js";
import type { Item } from "./documents.js";
import { copy, itemsOf, labelsIn, listsOf, membersOf, readFact, textOf } from "./documents.js";
import type { Editing, Writer } from "./edits.js";
import { applyEdits } from "./edits.js";
import type { Kind } from "./kinds.js";
import type { Step, StepKind } from "./session-steps.js";

export type AnyDraft = Draft<JsonObject, JsonObject>;

/** The state that a step refers to. */
export interface Context {
  readonly kind: Kind;
  readonly value: JsonObject;
  readonly server: JsonObject;
  readonly writer: Writer;
}

export interface Plan {
  /** The edit as JavaScript code. */
  readonly line: string;
  readonly edit: (draft: AnyDraft) => void;
  readonly wanted: JsonObject;
  /** The items that the edit concerns: the items, those in them and those around them. */
  readonly touched: ReadonlySet<number>;
  /** The items whose unreadable text it removes. */
  readonly without?: readonly number[];
  /** The items whose unreadable text it may remove. */
  readonly perhapsWithout?: Iterable<number>;
  /** The unreadable text that it adds to an item. */
  readonly input?: readonly [number, string];
}

export const show = JSON.stringify;

/** Returns an item, the items in it (here and on the server), and the items around it. */
function around({ kind, value, server }: Context, item: Item): Set<number> {
  const stored = itemsOf(kind, server).find(({ label }) => label === item.label);
  const touched = labelsIn(stored?.value).add(item.label);
  for (const other of itemsOf(kind, value)) {
    if (other.path.startsWith(`${item.path}/`) || item.path.startsWith(`${other.path}/`))
      touched.add(other.label);
  }
  return touched;
}

/** Returns the item that contains a list, and the items around it. */
function holders({ kind, value }: Context, list: string): Set<number> {
  const label = Number(list.split("/")[0]);
  const holder = itemsOf(kind, value).find((item) => item.label === label);
  return new Set(holder === undefined ? [] : [label, holder.parent].filter((at) => at !== 0));
}

function pickItem({ kind, value }: Context, { at }: Step): Item | undefined {
  const items = itemsOf(kind, value);
  return items[at % items.length];
}

function planSet(context: Context, step: Step): Plan {
  const item = pickItem(context, step);
  const isInput = step.what === "input";
  if (item === undefined || step.member % 12 === 0) return planTitle(context, isInput);
  const members = membersOf(item.shape);
  const member = members[step.member % members.length] ?? "";
  const value = context.writer.value(item, member, "m");
  const [outer = "", inner] = member.split(".");
  const isWhole = inner !== undefined && !isObject(get(item.value, outer));
  const path = `${item.path}/${isWhole ? outer : member.replaceAll(".", "/")}`;
  const given = isWhole ? { [inner ?? ""]: value } : value;
  const common = {
    wanted: model.set(copy(context.value), path, given) as JsonObject,
    touched: around(context, item),
    without: member === item.shape.number ? [item.label] : [],
  };
  if (!isInput || isWhole)
    return {
      ...common,
      line: `d.set(${show(path)}, ${show(given)});`,
      edit: (draft) => draft.set(path, given),
    };
  const text = String(value);
  const line = `d.setFromInput(${show(path)}, ${show(text)});`;
  return { ...common, line, edit: (draft) => draft.setFromInput(path, text) };
}

function planTitle({ kind, value, writer }: Context, isInput: boolean): Plan {
  const text = textOf(kind.title, 0, `m${writer.nextEdit()}`);
  const path = `/${kind.title}`;
  const call = isInput ? "setFromInput" : "set";
  return {
    line: `d.${call}(${show(path)}, ${show(text)});`,
    edit: (draft) => draft[call](path, text),
    wanted: { ...value, [kind.title]: text },
    touched: new Set([0]),
  };
}

function planUnreadable(context: Context, step: Step): Plan | null {
  const item = pickItem(context, step);
  if (item?.shape.number === undefined) return null;
  const path = `${item.path}/${item.shape.number}`;
  const text = textOf("x", item.label, `u${context.writer.nextEdit()}`);
  return {
    line: `d.setFromInput(${show(path)}, ${show(text)});`,
    edit: (draft) => draft.setFromInput(path, text),
    wanted: context.value,
    touched: around(context, item),
    input: [item.label, text],
  };
}

function planInsert(context: Context, { at, to, member }: Step): Plan | null {
  const { kind, value, writer } = context;
  const lists = listsOf(kind, value);
  const list = lists[at % lists.length];
  if (list === undefined) return null;
  const hasId = list.shape.id !== null && member % 3 === 0 && kind.hasReadOnlyIds !== true;
  const item = writer.item(list.shape, "m", { hasId, depth: member % 2 });
  const path = `${list.path}/${to % (list.items.length + 1)}`;
  return {
    line: `d.insert(${show(path)}, ${show(item)});`,
    edit: (draft) => draft.insert(path, item),
    wanted: model.insert(copy(value), path, item) as JsonObject,
    touched: holders(context, list.key),
  };
}

function planRemove(context: Context, step: Step): Plan | null {
  const item = pickItem(context, step);
  if (item === undefined) return null;
  const members = membersOf(item.shape).filter((member) => readFact(item.value, member) !== undefined);
  const member = members[step.to % members.length];
  const isMember = step.member % 5 === 0;
  if (isMember && (member === undefined || members.length < 3)) return null;
  const path = isMember ? `${item.path}/${member?.split(".")[0]}` : item.path;
  return {
    line: `d.remove(${show(path)});`,
    edit: (draft) => draft.remove(path),
    wanted: model.remove(copy(context.value), path) as JsonObject,
    touched: around(context, item),
    without: isMember && member === item.shape.number ? [item.label] : [],
  };
}

function planMove(context: Context, step: Step): Plan | null {
  const item = pickItem(context, step);
  if (item === undefined) return null;
  const lists = listsOf(context.kind, context.value);
  const own = lists.find(({ key }) => key === item.list);
  // Not into a list whose path changes when the item leaves.
  const others = lists.filter(
    ({ shape, path }) => shape === item.shape && path.split("/").length <= item.path.split("/").length,
  );
  const list = step.member % 15 === 0 ? others[step.to % others.length] : own;
  if (list === undefined) return null;
  const length = list.items.length + (list.key === own?.key ? 0 : 1);
  const [from, to] = [item.path, `${list.path}/${step.to % length}`];
  return {
    line: `d.move(${show(from)}, ${show(to)});`,
    edit: (draft) => draft.move(from, to),
    wanted: model.move(copy(context.value), from, to) as JsonObject,
    touched: new Set([...around(context, item), ...holders(context, list.key)]),
  };
}

/** Changes every text of an item at once. It remains the same item. */
function planItem(context: Context, step: Step): Plan | null {
  const item = pickItem(context, step);
  if (item === undefined) return null;
  const value = copy(item.value);
  for (const member of item.shape.texts)
    if (!member.includes(".")) value[member] = context.writer.value(item, member, "m");
  const touched = around(context, item);
  return {
    line: `d.set(${show(item.path)}, ${show(value)});`,
    edit: (draft) => draft.set(item.path, value),
    wanted: model.set(copy(context.value), item.path, value) as JsonObject,
    touched,
    perhapsWithout: touched,
  };
}

function planList(context: Context, { at, edits }: Step): Plan | null {
  const { kind, value, writer } = context;
  const lists = listsOf(kind, value);
  const list = lists[at % lists.length];
  if (list === undefined || edits.some(({ what }) => what === "cross")) return null;
  const editing: Editing = { kind, writer, by: "m", givesIds: false, keepsHalfOf: value };
  const edited = applyEdits(editing, value, edits);
  const after = listsOf(kind, edited).find(({ key }) => key === list.key)?.items;
  if (after === undefined) return null;
  const inside = itemsOf(kind, value).filter(({ path }) => path.startsWith(`${list.path}/`));
  const touched = new Set([...holders(context, list.key), ...inside.map(({ label }) => label)]);
  return {
    line: `d.set(${show(list.path)}, ${show(after)});`,
    edit: (draft) => draft.set(list.path, after),
    wanted: model.set(copy(value), list.path, after) as JsonObject,
    touched,
    perhapsWithout: touched,
  };
}

function planRevert(context: Context, step: Step): Plan | null {
  const { kind, value, server } = context;
  const labels = itemsOf(kind, value).map(({ label }) => label);
  if (step.member % 20 === 0) {
    const touched = new Set([0, ...labels, ...itemsOf(kind, server).map(({ label }) => label)]);
    return {
      line: "d.revert();",
      edit: (draft) => draft.revert(),
      wanted: copy(server),
      touched,
      without: labels,
    };
  }
  const item = pickItem(context, step);
  if (item === undefined) return null;
  const stored = itemsOf(kind, server).find(({ label }) => label === item.label);
  if (stored !== undefined && isElsewhere(context, item, stored)) return null;
  const members = membersOf(item.shape);
  const [member = ""] = members[step.to % members.length]?.split(".") ?? [];
  const isWhole = step.member % 2 === 0;
  const left = members.filter((name) => readFact(item.value, name) !== undefined);
  // An item without values has no label.
  if (
    !isWhole &&
    stored?.value[member] === undefined &&
    (left.length < 3 || item.value[member] === undefined)
  )
    return null;
  const path = isWhole ? item.path : `${item.path}/${member}`;
  const touched = around(context, item);
  return {
    line: `d.revert(${show(path)});`,
    edit: (draft) => draft.revert(path),
    wanted: reverted(context, path, {
      there: isWhole ? stored?.value : stored?.value[member],
      isWhole,
      item,
      member,
    }),
    touched,
    ...(!isWhole && member === item.shape.number && { without: [item.label] }),
    ...(isWhole && { perhapsWithout: touched }),
  };
}

interface Reverting {
  /** The content of the base. */
  readonly there: Json | undefined;
  readonly isWhole: boolean;
  readonly item: Item;
  readonly member: string;
}

function reverted({ value }: Context, path: string, { there, isWhole, item, member }: Reverting): JsonObject {
  const edited = copy(value);
  if (there !== undefined) return model.set(edited, path, there) as JsonObject;
  const isThere = isWhole || Object.hasOwn(item.value, member);
  return isThere ? (model.remove(edited, path) as JsonObject) : edited;
}

/** Reports whether the item, or a stored item in it, is in another list now. */
function isElsewhere({ kind, value, server }: Context, item: Item, stored: Item): boolean {
  if (stored.list !== item.list) return true;
  const now = new Map(itemsOf(kind, value).map(({ label, list }) => [label, list]));
  const inside = itemsOf(kind, server).filter(({ path }) => path.startsWith(`${stored.path}/`));
  return inside.some(({ label, list }) => now.has(label) && now.get(label) !== list);
}

/** Makes two edits one step. */
function planTogether(context: Context, step: Step): Plan | null {
  const items = itemsOf(context.kind, context.value);
  const [one, other] = [items[step.at % items.length], items[step.to % items.length]];
  const [oneMember, otherMember] = [one?.shape.texts[0], other?.shape.texts[1]];
  if (one === undefined || other === undefined || oneMember === undefined || otherMember === undefined)
    return null;
  const wanted = copy(context.value);
  const edits = [
    [`${one.path}/${oneMember}`, context.writer.value(one, oneMember, "m")],
    [`${other.path}/${otherMember}`, context.writer.value(other, otherMember, "m")],
  ] as const;
  for (const [path, value] of edits) model.set(wanted, path, value);
  const lines = edits.map(([path, value]) => `d.set(${show(path)}, ${show(value)});`);
  return {
    line: `d.transaction(() => { ${lines.join(" ")} });`,
    edit: (draft) => {
      draft.transaction(() => {
        for (const [path, value] of edits) draft.set(path, value);
      });
    },
    wanted,
    touched: new Set([...around(context, one), ...around(context, other)]),
  };
}

const planners: Readonly<Partial<Record<StepKind, (context: Context, step: Step) => Plan | null>>> = {
  set: planSet,
  input: planSet,
  unreadable: planUnreadable,
  insert: planInsert,
  remove: planRemove,
  move: planMove,
  setItem: planItem,
  setList: planList,
  revert: planRevert,
  together: planTogether,
};

/** Returns the edit of a step; null for none. */
export function planEdit(context: Context, step: Step): Plan | null {
  return planners[step.what]?.(context, step) ?? null;
}

// Drafts that the server has moved on under: items that one side removed, and texts that both edited.
import { expect, it } from "vitest";
import { load } from "../../../js/src/index.js";
import { wrapSchema } from "./cases.js";

const rp = await load();
const items = {
  type: "array",
  items: {
    type: "object",
    "x-identity": "id",
    properties: { id: { type: "integer" }, t: { type: "string" } },
  },
};
const schema = { type: "object", properties: { a: { type: "string" }, list: items } };
const anything = rp.compile<Record<string, unknown>, Record<string, unknown>>(wrapSchema(schema), "change");

const one = { id: 1, t: "one" };
const two = { id: 2, t: "two" };
const three = { id: 3, t: "three" };
const base = { list: [one, two, three] };
const edited = { id: 2, t: "zwei" };

/** The second of three items was removed here and edited there. */
function removedHere() {
  const draft = anything.open(base);
  draft.remove("/list/1");
  draft.rebase({ list: [one, edited, three] });
  return draft;
}

it("an item that was removed here comes back beside the one that stands in its place", () => {
  using draft = removedHere();
  expect(draft.conflicts).toEqual([{ path: "/list/1", base: two, theirs: edited }]);
  draft.resolve("/list/1", "theirs");
  expect(draft.value).toEqual({ list: [one, edited, three] });
  expect(draft.dirty).toBe(false);
  draft.undo();
  expect(draft.value).toEqual({ list: [one, three] });
  expect(draft.conflicts.length).toBe(1);
});

it("it can come back as something else, and stay away", () => {
  using other = removedHere();
  other.resolve("/list/1", { value: { id: 2, t: "deux" } });
  expect(other.get("/list")).toEqual([one, { id: 2, t: "deux" }, three]);
  using away = removedHere();
  away.resolve("/list/1", "mine");
  expect(away.get("/list")).toEqual([one, three]);
  expect(away.conflicts).toEqual([]);
});

it("what becomes of the item in its place settles nothing", () => {
  using draft = removedHere();
  draft.set("/list/1/t", "trois");
  draft.move("/list/1", "/list/0");
  draft.remove("/list/0");
  expect(draft.conflicts.length).toBe(1);
  draft.resolve("/list/1", "theirs");
  expect(draft.get("/list")).toEqual([one, edited]);
});

it("it is asked about after a reload and another rebase as before", () => {
  using before = removedHere();
  using draft = anything.open(before.base, { saved: before.save() });
  expect(draft.conflicts).toEqual(before.conflicts);
  draft.rebase({ a: "more", list: [one, edited, three] });
  expect(draft.conflicts).toEqual(before.conflicts);
  draft.resolve("/list/1", "theirs");
  expect(draft.value).toEqual({ a: "more", list: [one, edited, three] });
});

const prose = "We build tools for farms";
const mine = "We build sturdy tools for farms";
const theirs = "We build tools for large farms";

it("texts are merged word by word where that is asked for", () => {
  using whole = anything.open({ a: prose });
  whole.set("/a", mine);
  expect(whole.rebase({ a: theirs })).toEqual([{ path: "/a", base: prose, mine, theirs }]);
  using words = anything.open({ a: prose }, { text: "words" });
  words.set("/a", mine);
  expect(words.rebase({ a: theirs })).toEqual([]);
  expect(words.get("/a")).toBe("We build sturdy tools for large farms");
  words.undo();
  expect(words.get("/a")).toBe(theirs);
  words.redo();
  using again = anything.open({ a: theirs }, { text: "words", saved: whole.save() });
  expect(again.conflicts.length).toBe(1);
  using late = anything.open({ a: prose });
  late.set("/a", mine);
  using opened = anything.open({ a: theirs }, { text: "words", saved: late.save() });
  expect(opened.get("/a")).toBe("We build sturdy tools for large farms");
  expect(() => anything.open({}, { text: "letters" as "words" })).toThrow(TypeError);
});

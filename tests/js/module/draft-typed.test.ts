// Traces of typing in a draft, across responses, undo, merging with another tab, saving and opening.
import { describe, expect, it } from "vitest";
import { load } from "../../../js/src/index.js";
import { wrapSchema } from "./cases.js";

const rp = await load();
const { resume } = rp.affinda;

// biome-ignore lint/suspicious/noExplicitAny: the resources of the tests are incomplete.
type Any = any;
const open = (base: Any): Any => resume.open(base);
const reopened = (draft: Any): Any => resume.open(draft.base, { saved: draft.save() });

/** Events between typing and clearing. */
const ways: readonly [string, (draft: Any, stored: Any) => Any][] = [
  [
    "the response to it",
    (draft, stored) => {
      draft.rebase(stored, { sent: draft.patch() });
      return draft;
    },
  ],
  [
    "the response, saving and reopening",
    (draft, stored) => {
      draft.rebase(stored, { sent: draft.patch() });
      return reopened(draft);
    },
  ],
  [
    "a rebase on another user's change",
    (draft) => {
      draft.rebase({ ...draft.base, summary: "theirs" });
      return draft;
    },
  ],
  ["saving and reopening", (draft) => reopened(draft)],
  [
    "undoing past a response and redoing",
    (draft, stored) => {
      draft.rebase(stored, { sent: draft.patch() });
      draft.rebase({ ...stored, summary: "theirs" });
      draft.undo();
      draft.redo();
      return draft;
    },
  ],
];

const places: readonly [string, Any, string, Any, Any][] = [
  // Path, base, text, the server's value, and what remains after clearing.
  [
    "/location/rawInput",
    { location: null },
    "Leeds",
    { location: { rawInput: "Leeds", formatted: "Leeds, UK", city: "Leeds", state: null } },
    { location: null },
  ],
  [
    "/workExperience/0/jobTitle",
    { workExperience: [] },
    "Clerk",
    { workExperience: [{ id: 5, jobTitle: "Clerk", organization: null }] },
    { workExperience: [] },
  ],
  [
    "/education/0/dates/completionDate",
    { education: [] },
    "2020-01-01",
    { education: [{ id: 5, dates: { completionDate: "2020-01-01" } }] },
    { education: [] },
  ],
  ["/phoneNumbers/1", { phoneNumbers: ["1"] }, "2", { phoneNumbers: ["1", "2"] }, { phoneNumbers: ["1"] }],
];

describe.each(ways)("input before %s", (_, pass) => {
  it.each(places)("leaves nothing when it is cleared afterwards at %s", (path, base, text, stored, left) => {
    let draft = open(base);
    draft.setFromInput(path, text);
    draft = pass(draft, stored);
    expect(draft.inputAt(path)).toBe(text);
    draft.setFromInput(path, "");
    const { summary: _theirs, ...value } = draft.value;
    expect(value).toEqual(left);
    expect(draft.valid).toBe(true);
    draft.undo();
    expect(draft.inputAt(path)).toBe(text);
    draft.close();
  });

  it("continues in its row", () => {
    let draft = open({ workExperience: [{ id: 1, jobTitle: "Clerk" }] });
    draft.setFromInput("/workExperience/3/jobTitle", "Smith");
    draft = pass(draft, {
      workExperience: [
        { id: 1, jobTitle: "Clerk" },
        { id: 2, jobTitle: "Smith" },
      ],
    });
    draft.setFromInput("/workExperience/3/jobDescription", "Iron");
    draft.setFromInput("/workExperience/2/jobTitle", "Baker");
    expect(draft.value.workExperience).toMatchObject([
      { jobTitle: "Clerk" },
      { jobTitle: "Baker" },
      { jobTitle: "Smith", jobDescription: "Iron" },
    ]);
    draft.close();
  });
});

describe("input", () => {
  it("keeps a container that cannot be removed, or in which the server stored something", () => {
    using draft = open({ location: null, education: [] });
    draft.setFromInput("/education/0/organization", "MIT");
    draft.rebase(
      { location: null, education: [{ id: 1, organization: "MIT", grade: { value: "A" } }] },
      { sent: draft.patch() },
    );
    draft.setFromInput("/education/0/organization", "");
    expect(draft.value.education).toEqual([{ id: 1, organization: null, grade: { value: "A" } }]);
  });

  it("loses its row if the server added an item there", () => {
    using draft = open({ phoneNumbers: ["1"] });
    draft.setFromInput("/phoneNumbers/3", "3");
    draft.rebase({ phoneNumbers: ["1", "a", "b", "c"] });
    for (const [row, text] of draft.value.phoneNumbers.entries())
      expect(draft.inputAt(`/phoneNumbers/${row}`)).toBe(text);
  });

  it("is kept by a merge with another draft", () => {
    for (const isTyped of [true, false]) {
      using typed = open({ location: null, phoneNumbers: ["1"], summary: "a" });
      typed.setFromInput("/location/rawInput", "Leeds");
      typed.setFromInput("/phoneNumbers/3", "3");
      using other = open({ location: null, phoneNumbers: ["1"], summary: "a" });
      other.set("/summary", "b");
      const [merged, given] = isTyped ? [typed, other] : [other, typed];
      expect(merged.merge(given)).toEqual([]);
      expect(merged.value).toMatchObject({ location: { rawInput: "Leeds" }, summary: "b" });
      merged.setFromInput("/location/rawInput", "");
      merged.setFromInput("/phoneNumbers/3", "33");
      expect(merged.value).toMatchObject({ location: null, phoneNumbers: ["1", "33"] });
    }
  });
});

describe("input text", () => {
  const stored = () => ({
    summary: "a",
    skills: [
      { id: 1, name: "a", numberOfMonths: 2 },
      { id: 2, name: "b" },
    ],
  });
  const gone = { summary: "b", skills: [{ id: 2, name: "b" }] };
  const typed = (): Any => {
    const draft = open(stored());
    draft.setFromInput("/skills/0/numberOfMonths", "2x");
    return draft;
  };
  const conflict = { path: "/skills/0", base: stored().skills[0], mine: stored().skills[0] };

  it("stays with its item if the server removes it, and is a conflict", () => {
    using draft = typed();
    expect(draft.rebase(gone)).toEqual([conflict]);
    expect(draft.value).toEqual({ ...stored(), summary: "b" });
    expect(draft.inputAt("/skills/0/numberOfMonths")).toBe("2x");
    using again = reopened(draft);
    expect(again.inputAt("/skills/0/numberOfMonths")).toBe("2x");
    expect(again.conflicts).toEqual([conflict]);
    draft.rebase({ ...gone, summary: "c" });
    expect(draft.conflicts).toMatchObject([{ path: "/skills/0", mine: conflict.mine }]);
    draft.resolve("/skills/0", "theirs");
    expect([draft.value, draft.valid]).toEqual([{ ...gone, summary: "c" }, true]);
    expect([draft.conflicts, draft.dirty]).toEqual([[], false]);
    draft.undo();
    expect(draft.inputAt("/skills/0/numberOfMonths")).toBe("2x");
    draft.undo();
    expect([draft.value, draft.conflicts]).toEqual([{ ...gone, summary: "c" }, []]);
    draft.redo();
    expect(draft.inputAt("/skills/0/numberOfMonths")).toBe("2x");
    expect(draft.conflicts).toMatchObject([{ path: "/skills/0" }]);
  });

  it("stays with an item that another user removed while other edits were sent", () => {
    using draft = typed();
    const { body: _body, ...rest } = draft.patch();
    draft.set("/summary", "b");
    const sent = draft.patch();
    expect(draft.rebase(gone, { sent })).toEqual([conflict]);
    expect(draft.inputAt("/skills/0/numberOfMonths")).toBe("2x");
    expect(rest.valid).toBe(false);
  });

  it("stays with its object, and with the item of a list in an item", () => {
    const list = {
      type: "array",
      items: {
        type: "object",
        properties: {
          deep: { type: "object", nullable: true, properties: { n: { type: "integer" } } },
          numbers: { type: "array", items: { type: "integer" } },
        },
      },
    };
    const endpoint = rp.compile<Any, Any>(
      wrapSchema({ type: "object", properties: { list, one: list.items } }),
      "change",
    );
    const base = { list: [{ deep: { n: 1 }, numbers: [1, 2] }], one: { deep: { n: 1 } } };
    using draft = endpoint.open(base);
    draft.setFromInput("/list/0/numbers/1", "x");
    draft.setFromInput("/one/deep/n", "y");
    draft.rebase({ list: [], one: { deep: null } });
    expect(draft.conflicts).toMatchObject([{ path: "/list/0" }, { path: "/one/deep", theirs: null }]);
    expect([draft.inputAt("/list/0/numbers/1"), draft.inputAt("/one/deep/n")]).toEqual(["x", "y"]);
    draft.resolve("/one/deep", "theirs");
    draft.resolve("/list/0", "theirs");
    expect([draft.value, draft.valid]).toEqual([{ list: [], one: { deep: null } }, true]);
  });

  it("keeps the server's changes beside it, and an item that stays", () => {
    using draft = typed();
    expect(
      draft.rebase({
        ...stored(),
        skills: [
          { id: 2, name: "bb" },
          { id: 1, name: "aa", numberOfMonths: 3 },
        ],
      }),
    ).toEqual([]);
    expect(draft.value.skills).toEqual([
      { id: 2, name: "bb" },
      { id: 1, name: "aa", numberOfMonths: 3 },
    ]);
    expect(draft.inputAt("/skills/1/numberOfMonths")).toBe("2x");
  });
});

it("treats a stored false that is cleared and typed again as unchanged, after any steps between", () => {
  const endpoint: Any = rp.compile(
    wrapSchema({
      type: "object",
      properties: {
        a: { type: "array", items: { type: "object", properties: { n: { type: "boolean" } } } },
      },
    }),
    "change",
  );
  const base = { a: [{ n: false }] };
  for (const between of ["nothing", "undo and redo", "save and open", "an edit elsewhere"]) {
    let draft = endpoint.open(base);
    draft.setFromInput("/a/0/n", "");
    expect(draft.value).toEqual({ a: [{}] });
    if (between === "undo and redo") {
      draft.undo();
      draft.redo();
    }
    if (between === "save and open") draft = endpoint.open(base, { saved: draft.save() });
    if (between === "an edit elsewhere") draft.insert("/a/1", { n: true });
    draft.setFromInput("/a/0/n", "false");
    expect(draft.value.a[0]).toEqual({ n: false });
    if (between !== "an edit elsewhere") expect(draft.dirty).toBe(false);
  }
});

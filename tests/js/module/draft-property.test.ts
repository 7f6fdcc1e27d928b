// Random sessions over both APIs and a third schema. After every edit the draft is compared with a simple model,
// and with validating and patching from scratch.
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import type { Draft, Endpoint, Patch } from "../../../js/src/index.js";
import { DraftError, load } from "../../../js/src/index.js";
import { formatPointer } from "../../../js/src/json/pointer.js";
import { exampleResponse, wrapSchema } from "./cases.js";
import type { Json } from "./draft-model.js";
import { differences, model, pointersOf } from "./draft-model.js";
import { today } from "./draft-samples.js";

const rp = await load();
const example = exampleResponse();
const resume = {
  name: example.name,
  summary: "Größe — 😀 and more",
  languages: ["English", "Klingon"],
  location: { rawInput: "Rotterdam" },
  workExperience: [1, 2, 3, 4].map((id) => ({
    ...example.workExperience[0],
    id,
    jobTitle: `Job ${id}`,
    dates: { startDate: "2020-01-01", endDate: id === 2 ? "2019-01-01" : "2021-01-01", isCurrent: false },
  })),
  skills: [5, 6].map((id) => ({ ...example.skills[0], id })),
};
const experience = {
  id: "1",
  company_name: "Brightwater",
  job_title: "Engineer",
  employment_type: "Full-time",
  country: { code: "NLD", name: "Netherlands" },
  started_from_year: 2019,
  started_from_month: 3,
  finished_at_year: null,
  current: true,
  description: "a\r\nb",
};

const text = { type: "string", maxLength: 4, nullable: true };
const item = {
  type: "object",
  "x-identity": "id",
  required: ["t"],
  properties: { id: { type: "integer" }, t: text, n: { type: "integer", minimum: 0 } },
};
const own = rp.compile<object, object>(
  wrapSchema({
    type: "object",
    properties: {
      t: text,
      list: {
        type: "array",
        items: item,
        "x-rules": [{ rule: "uniqueIdentity", code: "duplicateId", severity: "error" }],
      },
      words: { type: "array", uniqueItems: true, maxItems: 3, items: text },
      deep: {
        type: "object",
        additionalProperties: { type: "array", items: item },
        properties: { a: text, b: text },
        "x-rules": [{ rule: "needs", code: "needs", severity: "error", property: "a", needs: "b" }],
      },
      either: { anyOf: [{ type: "object", properties: { t: text }, required: ["t"] }, text] },
    },
  }),
  "change",
);
const ownBase = {
  t: "a",
  list: [{ id: 1, t: "too long" }, { id: 2, t: "b", n: -1 }, { t: "none" }],
  words: ["x", "y"],
  deep: { a: "p", b: "q", more: [{ id: 1, t: "r" }] },
  either: { t: "s" },
};

interface Step {
  readonly what: number;
  readonly at: number;
  readonly to: number;
  readonly name: string;
  readonly value: Json;
  readonly reads: number;
}

const value = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.constantFrom<Json>(
      "",
      "x",
      "xy",
      "longer text",
      "Ünïcödé 😀",
      'q"\\\n',
      "\u0000",
      null,
      true,
      7,
      -1,
      2.5,
      2019,
    ),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom<Json>([], {}, ["x"], { t: "x" }, { id: 9, t: "new" }, { id: 1 }, [{ id: 2 }]),
  },
);

const step: fc.Arbitrary<Step> = fc.record({
  what: fc.nat(99),
  at: fc.nat(),
  to: fc.nat(),
  name: fc.constantFrom("t", "id", "n", "jobTitle", "city", "x", "__proto__", "a/b", "-"),
  value,
  reads: fc.nat(63),
});

class Session {
  readonly #endpoint: Endpoint<object, object>;
  readonly #base: object;
  #draft: Draft<object, object>;
  #states: Json[];
  #now = 0;
  /** A copy of the value that follows only the reported changes. */
  #known: Json;
  #told: string[] = [];

  constructor(endpoint: Endpoint<object, object>, base: object) {
    this.#endpoint = endpoint;
    this.#base = base;
    this.#draft = this.#opened();
    this.#known = this.#draft.value;
    // The same object must not be in two places.
    this.#states = [JSON.parse(JSON.stringify(base))];
  }

  #opened(saved?: string): Draft<object, object> {
    const draft = this.#endpoint.open(this.#base, { ...today, saved });
    draft.subscribe((paths) => this.#told.push(...paths));
    return draft;
  }

  run(steps: readonly Step[]): void {
    try {
      for (const one of steps) {
        vi.setSystemTime(Date.now() + 2000);
        this.#edit(one);
        this.#check(one.reads);
      }
    } finally {
      this.#draft.close();
    }
  }

  #edit({ what, at, to, name, value }: Step): void {
    const pointers = pointersOf(this.#states[this.#now]);
    const leaves = pointers.filter((pointer) => pointer !== "");
    const pointer = (what < 70 ? leaves : pointers)[at % (what < 70 ? leaves : pointers).length] ?? "";
    const other = `${pointers[to % pointers.length]}${to % 3 === 0 ? "" : formatPointer([name])}`;
    if (what < 60)
      this.#try(
        (draft) => draft.set(pointer, value),
        (root) => model.set(root, pointer, value),
      );
    else if (what < 66)
      this.#try(
        (draft) => draft.set(other, value),
        (root) => model.set(root, other, value),
      );
    else if (what < 72)
      this.#try(
        (draft) => draft.insert(other, value),
        (root) => model.insert(root, other, value),
      );
    else if (what < 78)
      this.#try(
        (draft) => draft.remove(pointer),
        (root) => model.remove(root, pointer),
      );
    else if (what < 84)
      this.#try(
        (draft) => draft.move(pointer, other),
        (root) => model.move(root, pointer, other),
      );
    else if (what < 90) this.#step(() => this.#draft.undo(), -1);
    else if (what < 94) this.#step(() => this.#draft.redo(), 1);
    else if (what < 96) this.#reopen();
    else if (what < 98) this.#take((draft) => draft.revert(pointer));
    else if (
      /\/(t|jobTitle|city|summary|job_title)$/.test(pointer) &&
      typeof this.#draft.get(pointer) !== "object"
    )
      this.#take((draft) => draft.setFromInput(pointer, "12"));
  }

  #try(edit: (draft: Draft<object, object>) => void, change: (root: Json) => Json): void {
    const before = this.#draft.version;
    try {
      edit(this.#draft);
    } catch (error) {
      if (!(error instanceof DraftError)) throw error;
      expect(this.#draft.version).toBe(before);
      return;
    }
    const present = structuredClone(this.#states[this.#now]);
    const changed = change(present);
    if (this.#draft.version === before) expect(changed).toEqual(this.#states[this.#now]);
    else this.#push(changed);
  }

  /** Any result is right if undo restores the state before. */
  #take(edit: (draft: Draft<object, object>) => void): void {
    const before = this.#draft.version;
    edit(this.#draft);
    if (this.#draft.version !== before) this.#push(structuredClone(this.#draft.value));
  }

  #push(state: Json): void {
    this.#states = [...this.#states.slice(0, this.#now + 1), state];
    this.#now++;
  }

  #step(move: () => boolean, by: 1 | -1): void {
    const there = this.#now + by;
    const exists = there >= 0 && there < this.#states.length;
    expect(move()).toBe(exists);
    if (exists) this.#now = there;
  }

  #reopen(): void {
    const saved = this.#draft.save();
    this.#draft.close();
    this.#draft = this.#opened(saved);
    expect(this.#draft.save()).toBe(saved);
  }

  /** Reads only a part of the state each time, because read values are cached. */
  #check(reads: number): void {
    const draft = this.#draft;
    // The draft's own value, because the model does not keep the place of a removed member.
    const scratch: Patch<object> = this.#endpoint.patch(this.#base, draft.value, today);
    expect(draft.valid).toBe(scratch.valid);
    if ((reads & 1) !== 0) expect(draft.patch().bodyText).toBe(scratch.bodyText);
    expect(draft.value).toEqual(this.#states[this.#now]);
    const told = this.#told.splice(0);
    const isTold = (path: string): boolean => told.some((at) => path === at || path.startsWith(`${at}/`));
    expect(differences(this.#known, draft.value).filter((path) => !isTold(path))).toEqual([]);
    this.#known = draft.value;
    if ((reads & 4) !== 0) expect(draft.dirty).toBe(scratch.changes.length + scratch.ignored.length > 0);
    for (const { path } of scratch.issues.slice(0, 3))
      expect(draft.issuesAt(path)).toEqual(scratch.issues.filter((issue) => issue.path === path));
    if ((reads & 24) === 24) {
      expect(draft.issues).toEqual(scratch.issues);
      const { changes, ignored, body, valid } = draft.patch();
      expect({ changes, ignored, body, valid }).toEqual({
        changes: scratch.changes,
        ignored: scratch.ignored,
        body: scratch.body,
        valid: scratch.valid,
      });
    }
  }
}

beforeAll(() => {
  vi.useFakeTimers({ toFake: ["Date"] });
});
afterAll(() => {
  vi.useRealTimers();
});

describe("a draft matches its base and its value", () => {
  it.each([
    ["a resume", rp.affinda.resume as Endpoint<object, object>, resume],
    ["an experience", rp.letraz.experience as Endpoint<object, object>, experience],
    ["a schema of its own", own, ownBase],
  ])("%s", (_, endpoint, base) => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 40 }), (steps) => {
        new Session(endpoint, base).run(steps);
      }),
      { numRuns: 150 },
    );
  });
});

// Random sessions in several tabs: in any order, no typed text is lost and no item occurs twice.
import fc from "fast-check";
import { expect, it, vi } from "vitest";
import { jsonText, load } from "../../../js/src/index.js";
import type { StoredDraft } from "../../../js/src/storage.js";
import { draftStore } from "../../../js/src/storage.js";
import type { Resume, ResumeUpdate } from "../../../js/src/types/resources.js";
import "../../seed.mjs";
import { locks, newName } from "./storage-samples.js";

const { resume } = (await load()).affinda;
const big = "12345678901234567890.10";
const cv = `{"summary":"s","objective":"o","big":${big},"skills":[{"id":1,"name":"one","numberOfMonths":1.0},{"id":2,"name":"two"}],"education":[{"id":7,"organization":"u","accreditation":null}]}`;

type Tab = StoredDraft<Resume, ResumeUpdate>;

const paths = ["/summary", "/objective", "/skills/0/name", "/skills/1/name", "/education/0/organization"];

type Action =
  | { readonly kind: "set"; readonly tab: number; readonly path: number }
  | { readonly kind: "insert" | "rename" | "flush" | "combine" | "close"; readonly tab: number }
  | { readonly kind: "crash" };

const action: fc.Arbitrary<Action> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constant("set" as const), tab: fc.nat(2), path: fc.nat(4) }) },
  {
    weight: 8,
    arbitrary: fc.record({
      kind: fc.constantFrom("insert", "insert", "rename", "rename", "flush", "combine", "combine", "close"),
      tab: fc.nat(2),
    }) as fc.Arbitrary<Action>,
  },
  { weight: 1, arbitrary: fc.constant({ kind: "crash" } as const) },
);

/** A session with several tabs of one browser. */
class Browser {
  readonly tabs: (Tab | null)[] = [null, null, null];
  /** The texts that were typed and not overwritten by a tab that showed them. */
  readonly items = new Set<number>();
  readonly texts = new Set<string>();
  readonly #renamed = new Set<string>();
  #count = 0;
  readonly #store = draftStore({ name: newName(), interval: 1e6 });

  async open(): Promise<Tab> {
    return this.#store.open(resume, "cv", jsonText(cv) as never);
  }

  async act(what: Action): Promise<void> {
    if (what.kind === "crash") {
      for (const tab of this.tabs) await tab?.flush();
      this.tabs.fill(null);
      locks.crash();
      return;
    }
    const tab = this.tabs[what.tab];
    if (tab === null || tab === undefined) {
      this.tabs[what.tab] = await this.open();
      return;
    }
    const { draft } = tab;
    switch (what.kind) {
      case "set": {
        const text = `text ${++this.#count};`;
        const before = draft.get(paths[what.path] ?? "");
        if (before === undefined) break;
        draft.set(paths[what.path] ?? "", text);
        // This tab showed the old text, so overwriting it is no loss.
        this.texts.delete(String(before));
        this.texts.add(text);
        break;
      }
      case "insert": {
        const number = ++this.#count;
        draft.insert("/skills/-", { name: `mark ${number};` });
        this.items.add(number);
        break;
      }
      case "rename": {
        const skills = draft.get("/skills") as { name: string }[];
        // An item that two tabs renamed differently would be two items: it has no identity.
        const isNew = ({ name }: { name: string }): boolean =>
          name.startsWith("mark") && !this.#renamed.has(name);
        const index = skills.findIndex(isNew);
        if (index < 0) break;
        const before = skills[index]?.name ?? "";
        this.#renamed.add(before);
        this.texts.delete(before);
        const name = `${before.replace(/;.*/, ";")} renamed ${++this.#count};`;
        draft.set(`/skills/${index}/name`, name);
        this.texts.add(name);
        break;
      }
      case "flush":
        await tab.flush();
        break;
      case "combine":
        for (const other of this.tabs) await other?.flush();
        await tab.mergeOtherTabs();
        break;
      case "close":
        await tab.close();
        this.tabs[what.tab] = null;
        break;
    }
  }
}

it("keeps every text and every item, in the draft, in a conflict or in otherEdits", {
  timeout: 120_000,
}, async () => {
  // No tab waits for the lock of an open tab.
  const wait = setTimeout;
  vi.stubGlobal("setTimeout", (call: () => void, time: number) => wait(call, time === 150 ? 0 : time));
  await fc.assert(
    fc.asyncProperty(fc.array(action, { minLength: 10, maxLength: 40, size: "max" }), async (actions) => {
      const browser = new Browser();
      for (const each of actions) await browser.act(each);
      await browser.act({ kind: "crash" });
      const last = await browser.open();
      const { draft } = last;
      const everything = JSON.stringify([draft.valueText, draft.conflicts, last.otherEdits, last.unreadable]);
      expect([...browser.texts].filter((text) => !everything.includes(text))).toEqual([]);
      const names = (draft.value.skills ?? []).map((skill) => String(skill?.name));
      const items = names.flatMap((name) => name.match(/^mark \d+;/) ?? []);
      expect(items.length).toBe(new Set(items).size);
      for (const item of browser.items) expect(everything).toContain(`mark ${item};`);
      expect(draft.valueText).toContain(`"big":${big}`);
      expect(last.unreadable).toEqual([]);
      await last.close();
    }),
    { numRuns: Number(process.env.RESUME_PATCH_RUNS ?? 100) },
  );
});

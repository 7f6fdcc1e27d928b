// @vitest-environment happy-dom
// Components that the React Compiler compiled, StrictMode, hidden activities, and forms bound by a ref.
import type { ReactElement } from "react";
import { Activity, act, createElement, StrictMode } from "react";
import { expect, it } from "vitest";
import { bindForm } from "../../../js/src/form.js";
import { load } from "../../../js/src/index.js";
import { useDraft, useField } from "../../../js/src/react.js";
import type { Draft } from "../../../js/src/types/draft.js";
import type { Experience, ExperienceUpdate } from "../../../js/src/types/resources.js";
import { importCompiled } from "./compiled-react.js";
import { show, type, valueAt } from "./react-page.js";

type ExperienceDraft = Draft<Experience, ExperienceUpdate>;

const { experience } = (await load()).letraz;
const stored = { id: "1", company_name: "Brightwater", city: "Delft" } as Experience;
const open = (): ExperienceDraft => experience.open(stored);
const shown = (): string => document.querySelector("p")?.textContent ?? "";
const isOpen = (draft: ExperienceDraft): boolean => {
  try {
    return draft.version >= 0;
  } catch {
    return false;
  }
};
/** Waits until the timers of this moment have run. */
const later = () => act(() => new Promise<void>((resolve) => setTimeout(resolve, 1)));

it.each<[string, string]>([
  ["a getter", "const view = useDraft(draft); return <p>{String(view.value.company_name)}</p>;"],
  ["a method", 'const view = useDraft(draft); return <p>{view.get("/company_name")}</p>;'],
  ["a destructured method", 'const { get } = useDraft(draft); return <p>{get("/company_name")}</p>;'],
  ["the patch", "const view = useDraft(draft); return <p>{view.patch().bodyText || 'Brightwater'}</p>;"],
  ["a memoized child", "const view = useDraft(draft); return <Text view={view} />;"],
  ["a field", 'const field = useField(draft, "/company_name"); return <p>{field.value}</p>;'],
  [
    "the input of a field",
    'const { input } = useField(draft, "/company_name"); return <p>{input.value}</p>;',
  ],
])("compiled components show each change by %s", async (name, body) => {
  const { Shown } = await importCompiled(
    name.replaceAll(" ", "-"),
    `import { useDraft, useField } from "#src/react.ts";
     function Text({ view }) { return <p>{view.inputAt("/company_name")}</p>; }
     export function Shown({ draft }) { ${body} }`,
  );
  using draft = open();
  await show(createElement(Shown as never, { draft } as never));
  expect(shown()).toBe("Brightwater");
  await act(async () => draft.set("/company_name", "Lakeside"));
  expect(shown()).toContain("Lakeside");
  await act(async () => draft.undo());
  expect(shown()).toBe("Brightwater");
});

/** The drafts that components opened. */
let opened: ExperienceDraft[] = [];

function Own({ city = "" }: { city?: string }): ReactElement {
  const view = useDraft(() => {
    const draft = open();
    if (city !== "") draft.set("/city", city);
    opened.push(draft);
    return draft;
  }, [city]);
  const field = useField(view, "city");
  current = view.draft;
  return createElement(
    "div",
    null,
    createElement("input", { ...field.input }),
    createElement("p", null, view.inputAt("/city")),
  );
}

let current: ExperienceDraft;

it("a draft of a component survives StrictMode, and is closed after the component", async () => {
  opened = [];
  await show(createElement(StrictMode, null, createElement(Own)));
  await later();
  await type("city", "Leiden");
  expect([valueAt("city"), shown()]).toEqual(["Leiden", "Leiden"]);
  const draft = current;
  expect(isOpen(draft)).toBe(true);
  await show(createElement("p"));
  await later();
  expect(isOpen(draft)).toBe(false);
});

it("a draft of a component survives a hidden activity, with its edits", async () => {
  const page = (mode: "visible" | "hidden") =>
    createElement(Activity, { mode, children: createElement(Own) });
  const rerender = await show(page("visible"));
  await type("city", "Leiden");
  await rerender(page("hidden"));
  await later();
  await rerender(page("visible"));
  expect(isOpen(current)).toBe(true);
  expect(valueAt("city")).toBe("Leiden");
  await act(async () => current.set("/city", "Breda"));
  expect(valueAt("city")).toBe("Breda");
});

it("a new dependency opens a new draft, and closes the former one", async () => {
  const rerender = await show(createElement(Own, { city: "Leiden" }));
  const first = current;
  await rerender(createElement(Own, { city: "Breda" }));
  await later();
  expect(valueAt("city")).toBe("Breda");
  expect([isOpen(first), isOpen(current)]).toEqual([false, true]);
});

it("useDraft leaves a given draft open, and refuses what is no draft", async () => {
  using draft = open();
  const Given = () => createElement("p", null, useDraft(draft).inputAt("/city"));
  await show(createElement(StrictMode, null, createElement(Given)));
  await show(createElement("p"));
  await later();
  expect(isOpen(draft)).toBe(true);
  const hook = useDraft as (...inputs: unknown[]) => unknown;
  expect(() => hook(Promise.resolve(draft))).toThrow(/not a draft/);
  expect(() => hook(open)).toThrow(/dependencies/);
});

it("a view keeps the draft, and has no method of its owner", async () => {
  using draft = open();
  const views: object[] = [];
  const Given = () => {
    views.push(useDraft(draft));
    return null;
  };
  await show(createElement(Given));
  await act(async () => draft.set("/city", "Breda"));
  expect(new Set(views).size).toBe(2);
  for (const view of views) expect(Reflect.get(view, "draft")).toBe(draft);
  for (const name of ["close", "rebase", "merge", "subscribe"]) expect(views[0]).not.toHaveProperty(name);
});

it("a ref binds a form, renders again without losing typing or messages, and unbinds", async () => {
  using draft = open();
  const Form = (): ReactElement => {
    const { dirty } = useDraft(draft);
    return createElement(
      "form",
      { ref: (form: HTMLFormElement | null) => bindForm(form, draft) },
      createElement("input", { name: "city" }),
      createElement("input", { name: "started_from_year" }),
      createElement("p", null, String(dirty)),
    );
  };
  await show(createElement(StrictMode, null, createElement(Form)));
  expect(valueAt("city")).toBe("Delft");
  await type("city", "x".repeat(51));
  await type("started_from_year", " 2019");
  expect(shown()).toBe("true");
  // Rendered again while the text differs from that of the draft.
  expect([valueAt("started_from_year"), draft.inputAt("/started_from_year")]).toEqual([" 2019", "2019"]);
  expect(document.querySelector("form")?.textContent).toContain("51 characters");
  const form = document.querySelector("form") as HTMLFormElement;
  await show(createElement("p"));
  expect(form.hasAttribute("novalidate")).toBe(false);
});

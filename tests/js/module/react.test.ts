// @vitest-environment happy-dom
// A component that shows a draft, rendered by React.
import type { ReactElement } from "react";
import { act, createElement, StrictMode, useState } from "react";
import { renderToString } from "react-dom/server";
import { expect, it } from "vitest";
import { load } from "../../../js/src/index.js";
import { useDraft } from "../../../js/src/react.js";
import type { Draft } from "../../../js/src/types/draft.js";
import type { Experience, ExperienceUpdate } from "../../../js/src/types/resources.js";
import { show, type, valueAt } from "./react-page.js";

const rp = await load();
const job = { id: "1", company_name: "Brightwater", job_title: "Engineer", city: "Rotterdam" };
const open = (): ExperienceDraft => rp.letraz.experience.open(job as Experience);

type ExperienceDraft = Draft<Experience, ExperienceUpdate>;

let renders = 0;

function Company({ of }: { of: ExperienceDraft }): ReactElement {
  const draft = useDraft(of);
  renders++;
  const [issue] = draft.issuesAt("/company_name");
  return createElement(
    "form",
    null,
    createElement("input", {
      name: "company_name",
      value: String(draft.get("/company_name") ?? ""),
      onChange: ({ target }: { target: HTMLInputElement }) =>
        draft.setFromInput("/company_name", target.value),
    }),
    createElement("p", null, issue?.message ?? (draft.dirty ? "Unsaved changes" : "Saved")),
  );
}

const said = (): string => document.querySelector("p")?.textContent ?? "";

it("renders again when the draft changes, by input or otherwise", async () => {
  using draft = open();
  await show(createElement(StrictMode, null, createElement(Company, { of: draft })));
  expect(valueAt("company_name")).toBe("Brightwater");
  expect(said()).toBe("Saved");

  await type("company_name", "x".repeat(251));
  expect(said()).toMatch(/251/);
  await type("company_name", "Lakeside");
  expect(said()).toBe("Unsaved changes");
  await act(async () => draft.undo());
  expect(valueAt("company_name")).toBe("Brightwater");
});

it("does not render when nothing changed", async () => {
  using draft = open();
  await show(createElement(Company, { of: draft }));
  const before = renders;
  await act(async () => draft.set("/company_name", "Brightwater"));
  expect(renders).toBe(before);
});

it("follows another draft, and unsubscribes from the first", async () => {
  using first = open();
  using second = open();
  second.set("/company_name", "Lakeside");
  let follow = (_: ExperienceDraft): void => {};
  const Page = (): ReactElement => {
    const [shown, setShown] = useState(first);
    follow = setShown;
    return createElement(Company, { of: shown });
  };
  await show(createElement(Page));
  await act(async () => follow(second));
  expect(valueAt("company_name")).toBe("Lakeside");
  const before = renders;
  await act(async () => first.set("/city", "Delft"));
  expect(renders).toBe(before);
});

it("renders on a server", () => {
  using draft = open();
  expect(renderToString(createElement(Company, { of: draft }))).toContain('value="Brightwater"');
});

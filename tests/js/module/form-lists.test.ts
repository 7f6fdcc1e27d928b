// @vitest-environment happy-dom
// Bound forms with lists, and on pages that change.
import { describe, expect, it } from "vitest";
import { bind, control, leaveField, type } from "./form-page.js";
import { openJob, openResume, settled } from "./form-samples.js";

describe("lists", () => {
  const three = '<input name="emails"><input name="emails"><input name="emails">';
  const emails = (draft: { get(path: string): unknown }): unknown => draft.get("/emails");

  it("are repeated names, and an empty row is no item", () => {
    using draft = openResume({ emails: ["a@example.org", "b@example.org"] });
    bind(three, draft);
    expect([0, 1, 2].map((row) => control("emails", row).value)).toEqual([
      "a@example.org",
      "b@example.org",
      "",
    ]);
    type("emails", "c@example.org", 2);
    expect(emails(draft)).toEqual(["a@example.org", "b@example.org", "c@example.org"]);
    type("emails", "", 0);
    expect(emails(draft)).toEqual(["b@example.org", "c@example.org"]);
    type("emails", "d@example.org", 1);
    expect(emails(draft)).toEqual(["d@example.org", "c@example.org"]);
    type("emails", "e@example.org", 0);
    expect(emails(draft)).toEqual(["e@example.org", "d@example.org", "c@example.org"]);
    draft.revert();
    expect(control("emails", 0).value).toBe("a@example.org");
    expect(control("emails", 2).value).toBe("");
  });

  it("keep items without a control", () => {
    using draft = openResume({ emails: ["a", "b", "c", "d"] });
    bind('<input name="emails"><input name="emails">', draft);
    type("emails", "x", 1);
    expect(emails(draft)).toEqual(["a", "x", "c", "d"]);
  });

  it.each([
    [
      "select multiple",
      '<select name="languages" multiple><option>English<option>Dutch<option>German</select>',
    ],
    [
      "boxes",
      ["English", "Dutch", "German"]
        .map((name) => `<input type="checkbox" name="languages" value="${name}">`)
        .join(""),
    ],
  ])("are chosen from with %s, and keep items that are not offered", (_, markup) => {
    using draft = openResume({ languages: ["Dutch", "French"] });
    bind(markup, draft);
    const marks = [...document.querySelectorAll("option, input")];
    const mark = (index: number, isMarked: boolean): void => {
      const element = marks[index] as HTMLElement;
      Reflect.set(element, element.localName === "option" ? "selected" : "checked", isMarked);
      (element.closest("select") ?? element).dispatchEvent(new Event("change", { bubbles: true }));
    };
    mark(2, true);
    expect(draft.get("/languages")).toEqual(["Dutch", "French", "German"]);
    mark(1, false);
    expect(draft.get("/languages")).toEqual(["French", "German"]);
  });

  it("bind controls that are added later", async () => {
    using draft = openResume({ emails: ["a", "b"] });
    const { form, unbind } = bind('<input name="emails">', draft);
    form.insertAdjacentHTML("beforeend", '<input name="emails">');
    unbind.refresh();
    expect(control("emails", 1).value).toBe("b");
    form.insertAdjacentHTML("beforeend", '<input name="objective">');
    await settled();
    type("objective", "Rest");
    expect(draft.get("/objective")).toBe("Rest");
  });
});

describe("items of a list", () => {
  const jobs = (...titles: string[]): object => ({
    workExperience: titles.map((jobTitle, index) => ({
      id: index + 1,
      jobTitle,
      organization: `of ${jobTitle}`,
    })),
  });
  const nameAt = (index: number): string => `/workExperience/${index}/jobTitle`;
  const markup = [0, 1, 2, 3]
    .map((index) => `<input name="${nameAt(index)}"><input name="workExperience.${index}.organization">`)
    .join("");
  type Draft = ReturnType<typeof openResume>;
  const stored = (draft: Draft): unknown[] =>
    (draft.value.workExperience ?? []).map(({ jobTitle }) => jobTitle ?? "");
  const shown = (): string[] => [0, 1, 2, 3].map((index) => control(nameAt(index)).value);

  it.each<[string, (draft: Draft) => unknown, string]>([
    ["inserted", (draft) => draft.insert("/workExperience/0", { jobTitle: "n" }), "nabc"],
    ["removed", (draft) => draft.remove("/workExperience/0"), "bc"],
    ["moved down", (draft) => draft.move("/workExperience/0", "/workExperience/2"), "bca"],
    ["moved up", (draft) => draft.move("/workExperience/2", "/workExperience/0"), "cab"],
    ["appended", (draft) => draft.set("/workExperience/-", { jobTitle: "n" }), "abcn"],
    [
      "taken from elsewhere",
      (draft) => {
        draft.set("/jobTitle", { jobTitle: "n" });
        draft.move("/jobTitle", "/workExperience/1");
      },
      "anbc",
    ],
  ])("are followed when one is %s, undone and redone", (_, edit, after) => {
    using draft = openResume(jobs("a", "b", "c"));
    bind(markup, draft);
    const check = (titles: string): void => {
      expect(stored(draft)).toEqual([...titles]);
      expect(shown().join("")).toBe(titles);
    };
    draft.set("/objective", "To rest.");
    edit(draft);
    check(after);
    type(nameAt(1), "!");
    check(`${after[0]}!${after.slice(2)}`);
    draft.undo();
    check(after);
    draft.undo();
    check("abc");
    draft.redo();
    check(after);
    draft.revert();
    check(stored(draft).join(""));
  });

  it("are followed when the server changes the list", () => {
    using draft = openResume(jobs("a", "b", "c"));
    bind(markup, draft);
    type(nameAt(2), "x");
    draft.rebase({ ...draft.base, workExperience: (draft.base.workExperience ?? []).slice(1) });
    expect(shown().join("")).toBe("bx");
    type(nameAt(1), "y");
    expect(stored(draft)).toEqual(["b", "y"]);
  });

  it("are followed through a transaction, also inside items", () => {
    using draft = openResume(jobs("a", "b", "c"));
    bind(markup, draft);
    draft.transaction(() => {
      draft.set(nameAt(2), "x");
      draft.remove("/workExperience/0");
      draft.move("/workExperience/1", "/workExperience/0");
    });
    expect(shown().join("")).toBe("xb");
    draft.undo();
    expect(shown().join("")).toBe("abc");
    draft.redo();
    expect(shown().join("")).toBe("xb");
  });

  it("stay separate during input by an input method", () => {
    using draft = openResume({ ...jobs("a", "b"), emails: ["a@example.org", "b@example.org"] });
    bind(`${markup}<input name="emails"><input name="emails"><input name="emails">`, draft);
    const compose = (name: string, index: number, edit: () => void): void => {
      const field = control(name, index);
      field.dispatchEvent(new Event("compositionstart"));
      type(name, `${field.value}e`, index);
      edit();
      field.dispatchEvent(new Event("compositionend"));
    };
    compose(nameAt(1), 0, () => draft.remove("/workExperience/0"));
    expect(stored(draft)).toEqual(["be"]);
    compose("emails", 1, () => draft.insert("/emails/0", "n@example.org"));
    expect(draft.get("/emails")).toEqual(["n@example.org", "a@example.org", "b@example.orge"]);
    expect([0, 1, 2].map((row) => control("emails", row).value)).toEqual(draft.get("/emails"));
  });

  it("are followed when a listener changes the list at each key", () => {
    using draft = openResume({ ...jobs("a", "b", "c"), emails: ["a@example.org", "b@example.org"] });
    draft.subscribe((paths) => {
      if (paths.includes(nameAt(2))) draft.move("/workExperience/2", "/workExperience/0");
      if (paths.includes("/emails/1")) draft.insert("/emails/0", "n@example.org");
    });
    bind(`${markup}<input name="emails"><input name="emails"><input name="emails">`, draft);
    type(nameAt(2), "x");
    expect(stored(draft)).toEqual(["x", "a", "b"]);
    expect(shown().join("")).toBe("xab");
    type(nameAt(2), "y");
    expect(stored(draft)).toEqual(["y", "x", "a"]);
    type("emails", "c@example.org", 1);
    const emails = ["n@example.org", "a@example.org", "c@example.org"];
    expect(draft.get("/emails")).toEqual(emails);
    expect([0, 1, 2].map((row) => control("emails", row).value)).toEqual(emails);
  });
});

describe("a page that changes", () => {
  it("gets back a removed control with its attributes", async () => {
    using draft = openJob();
    const { form } = bind('<input name="company_name"><input name="city">', draft);
    const field = control("company_name");
    type("company_name", "x".repeat(251));
    leaveField("company_name");
    expect(field.validity.customError).toBe(true);
    field.remove();
    await settled();
    expect(field.outerHTML).toBe('<input name="company_name">');
    expect(field.validity.customError).toBe(false);
    expect(form.querySelector(".resume-patch-error")).toBeNull();
    field.value = "Lakeside";
    field.dispatchEvent(new Event("input"));
    expect(draft.get("/company_name")).toBe("x".repeat(251));
  });

  it("rebinds a renamed control, and binds an enabled one", async () => {
    using draft = openResume({
      workExperience: [{ jobTitle: "Weaver" }, { jobTitle: "Dyer" }],
      summary: "Cloth.",
    });
    bind('<input name="/workExperience/1/jobTitle"><input name="summary" disabled>', draft);
    draft.remove("/workExperience/0");
    control("/workExperience/1/jobTitle").name = "/workExperience/0/jobTitle";
    control("summary").disabled = false;
    await settled();
    expect(control("/workExperience/0/jobTitle").value).toBe("Dyer");
    expect(control("summary").value).toBe("Cloth.");
    type("/workExperience/0/jobTitle", "Master dyer");
    expect(draft.get("/workExperience")).toMatchObject([{ jobTitle: "Master dyer" }]);
  });
});

it("unbinds the form when the draft is closed and the page changes", async () => {
  const draft = openJob();
  const failures: unknown[] = [];
  const { form } = bind('<input name="city" aria-describedby="a">', draft, {
    onFailure: (failure) => failures.push(failure),
  });
  draft.close();
  form.insertAdjacentHTML("beforeend", '<input name="job_title">');
  await settled();
  expect(failures).toEqual([]);
  expect(form.innerHTML).toBe('<input name="city" aria-describedby="a"><input name="job_title">');
});

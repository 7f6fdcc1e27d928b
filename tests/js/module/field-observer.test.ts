// The state of one field of a draft, on which every adapter is built.
import { describe, expect, it } from "vitest";
import { currentView, draftOf } from "../../../js/src/adapters/draft-view.js";
import { FieldObserver } from "../../../js/src/adapters/field-observer.js";
import { load } from "../../../js/src/index.js";
import type { Resume } from "../../../js/src/types/resources.js";

const rp = await load();
const openJob = () =>
  rp.letraz.experience.open({
    company_name: "Initech",
    employment_type: "Full Time",
    started_from_year: 2018,
    current: true,
  });
const openResume = () =>
  rp.affinda.resume.open({
    languages: ["Dutch", "English"],
    workExperience: [{ id: 1, jobTitle: "Engineer" }],
    skills: [],
  } as unknown as Resume);

/** Observes a field and counts its notifications. */
function observe(draft: object, path: string) {
  const field = new FieldObserver(draft, path);
  const seen = { count: 0 };
  field.subscribe(() => seen.count++);
  return { field, seen };
}

describe("a field", () => {
  it("keeps its state until it changes", () => {
    using draft = openJob();
    const { field, seen } = observe(draft, "/company_name");
    const before = field.getState();
    draft.set("/city", "Delft");
    draft.set("/current", false);
    expect(field.getState()).toBe(before);
    expect(seen.count).toBe(0);
    draft.set("/company_name", "Globex");
    expect(field.getState()).not.toBe(before);
    expect(field.getState()).toMatchObject({ value: "Globex", data: "Globex", issues: [], invalid: false });
    expect(seen.count).toBe(1);
  });

  it("is read again without a listener, and after a listener was removed", () => {
    using draft = openJob();
    const field = new FieldObserver(draft, "company_name");
    expect(field.getState().value).toBe("Initech");
    draft.set("/company_name", "Globex");
    expect(field.getState().value).toBe("Globex");
    const unsubscribe = field.subscribe(() => {});
    unsubscribe();
    draft.set("/company_name", "Initrode");
    expect(field.getState().value).toBe("Initrode");
  });

  it("shows an issue that the edit of another field made", () => {
    using draft = openJob();
    const { field, seen } = observe(draft, "/finished_at_year");
    draft.set("/finished_at_year", 2010);
    draft.set("/current", false);
    const before = seen.count;
    draft.set("/started_from_year", 2015);
    expect(seen.count).toBe(before + 1);
    expect(field.getState().issues.map(({ code }) => code)).toEqual(["endBeforeStart"]);
    expect(field.getState().message).not.toBe("");
  });

  it("keeps the text that the user typed while it means the same", () => {
    using draft = openJob();
    const { field, seen } = observe(draft, "/started_from_year");
    field.setValue("2019.");
    expect([field.getState().value, draft.get("/started_from_year")]).toEqual(["2019.", 2019]);
    expect(seen.count).toBe(1);
    field.leave();
    expect(field.getState()).toMatchObject({ value: "2019", touched: true });
    field.setValue("20x4");
    expect(field.getState()).toMatchObject({ value: "20x4", invalid: true });
    draft.undo();
    expect(field.getState().value).toBe("2018");
  });

  it("shows no text that the browser cannot read, and keeps the value", () => {
    using draft = openJob();
    const { field } = observe(draft, "/started_from_year");
    const control = { type: "number", value: "", validity: { badInput: true } };
    field.setFromControl(control as never);
    expect(draft.get("/started_from_year")).toBe(2018);
    expect(draft.valid).toBe(false);
    expect(field.getState()).toMatchObject({ value: "", unreadable: true });
    expect(field.getState().message).toBe("Start year must be a whole number, or empty.");
    draft.undo();
    expect(control.value).toBe("2018");
  });

  it.each(["/nothing", "nothing", "", "/workExperience/x/jobTitle", "/languages/0/x"])(
    "that does not exist is refused: %j",
    (path) => {
      using draft = openResume();
      expect(() => new FieldObserver(draft, path)).toThrow(/no field/);
    },
  );

  it("is found by its name, and in a view", () => {
    using draft = openResume();
    const field = new FieldObserver(currentView(draft), "workExperience[0].jobTitle");
    expect(field.getState()).toMatchObject({ path: "/workExperience/0/jobTitle", value: "Engineer" });
    expect(field.getState().name).toBe("/workExperience/0/jobTitle");
    expect(draftOf(currentView(draft))).toBe(draft);
  });
});

describe("a row", () => {
  it("stays with its item while rows are filled out of order", () => {
    using draft = openResume();
    const [second, third] = [2, 1].map((row) => observe(draft, `/workExperience/${row}/jobTitle`));
    second?.field.setValue("Head");
    expect(draft.get("/workExperience/1/jobTitle")).toBe("Head");
    expect([second?.field.getState().value, third?.field.getState().value]).toEqual(["Head", ""]);
    third?.field.setValue("Aide");
    expect([second?.field.getState().value, third?.field.getState().value]).toEqual(["Head", "Aide"]);
    draft.set("/workExperience/1/jobTitle", "Chief");
    expect([second?.field.getState().value, third?.field.getState().value]).toEqual(["Head", "Chief"]);
  });

  it("shows another item after an insertion, a move and a removal", () => {
    using draft = openResume();
    const { field, seen } = observe(draft, "/workExperience/0/jobTitle");
    draft.insert("/workExperience/0", { jobTitle: "Head" });
    expect(field.getState().value).toBe("Head");
    draft.move("/workExperience/1", "/workExperience/0");
    expect(field.getState().value).toBe("Engineer");
    draft.remove("/workExperience/0");
    draft.remove("/workExperience/0");
    expect(field.getState()).toMatchObject({ value: "", data: undefined, issues: [] });
    expect(seen.count).toBe(4);
  });
});

describe("a choice", () => {
  it("is found by value and by label, and is set by either", () => {
    using draft = openJob();
    const { field } = observe(draft, "/employment_type");
    expect([field.isChosen("flt"), field.isChosen("Full Time"), field.isChosen("prt")]).toEqual([
      true,
      true,
      false,
    ]);
    field.setValue("Part Time");
    expect([draft.get("/employment_type"), field.getState().value]).toEqual(["prt", "prt"]);
    field.setValue(null);
    expect([field.getState().value, field.getState().invalid]).toEqual(["", true]);
  });

  it("of a list keeps the others, and is unchanged when it is made again", () => {
    using draft = openResume();
    const { field } = observe(draft, "/languages");
    field.setValue(["English"]);
    expect(field.getState().values).toEqual(["English"]);
    field.setValue(["English", "Dutch"]);
    expect(draft.get("/languages")).toEqual(["Dutch", "English"]);
    expect(draft.dirty).toBe(false);
    expect(() => field.setValue("English")).toThrow(/list/);
  });

  it("of a boolean returns to nothing where nothing is stored", () => {
    using draft = rp.letraz.experience.open({ company_name: "Initech" });
    const { field } = observe(draft, "/current");
    field.setValue(true);
    expect(field.getState().checked).toBe(true);
    field.setValue(false);
    expect(draft.dirty).toBe(false);
  });
});

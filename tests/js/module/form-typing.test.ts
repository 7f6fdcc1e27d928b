// @vitest-environment happy-dom
// Typing into a bound form: rows in any order, names of every kind, and clearing.
import { describe, expect, it, vi } from "vitest";
import { DraftError, load } from "../../../js/src/index.js";
import { bind, choose, control, leaveField, saidAt, type } from "./form-page.js";
import { openResume } from "./form-samples.js";

const texts = (names: readonly string[]): string[] => names.map((name) => control(name).value);
const input = (name: string, more = ""): string => `<input name="${name}" ${more}>`;

describe("rows", () => {
  const names = ["phoneNumbers.0", "phoneNumbers.1", "phoneNumbers.2"];

  it("that are filled out of order are appended, and stay with their controls", () => {
    using draft = openResume({ phoneNumbers: ["1"] });
    bind(names.map((name) => input(name)).join(""), draft);
    type("phoneNumbers.2", "3");
    type("phoneNumbers.2", "33");
    leaveField("phoneNumbers.2");
    expect(draft.get("/phoneNumbers")).toEqual(["1", "33"]);
    expect(texts(names)).toEqual(["1", "", "33"]);
    type("phoneNumbers.1", "2");
    leaveField("phoneNumbers.1");
    type("phoneNumbers.2", "333");
    leaveField("phoneNumbers.2");
    expect(draft.get("/phoneNumbers")).toEqual(["1", "2", "333"]);
    expect(texts(names)).toEqual(["1", "2", "333"]);
    type("phoneNumbers.1", "");
    type("phoneNumbers.2", "");
    expect([draft.dirty, texts(names)]).toEqual([false, ["1", "", ""]]);
  });

  it("show their issues at their own controls", () => {
    using draft = openResume({ emails: [] });
    bind([0, 1, 2].map((row) => input(`emails.${row}`)).join(""), draft);
    type("emails.2", "nobody");
    leaveField("emails.2");
    type("emails.0", "ada@example.org");
    leaveField("emails.0");
    expect([saidAt("emails.0"), saidAt("emails.1")]).toEqual(["", ""]);
    expect(saidAt("emails.2")).not.toBe("");
    type("emails.2", "bo@example.org");
    leaveField("emails.2");
    expect(saidAt("emails.2")).toBe("");
    expect(JSON.parse(draft.patch().bodyText)).toEqual({ emails: ["ada@example.org", "bo@example.org"] });
  });

  it("of objects are bound by every kind of name", () => {
    using draft = openResume({ workExperience: [{ id: 1, jobTitle: "Clerk" }] });
    bind(input("workExperience[0].jobTitle") + input("workExperience.1.jobTitle"), draft);
    expect(texts(["workExperience[0].jobTitle"])).toEqual(["Clerk"]);
    type("workExperience.1.jobTitle", "Smith");
    type("workExperience[0].jobTitle", "Baker");
    expect(draft.get("/workExperience")).toEqual([{ id: 1, jobTitle: "Baker" }, { jobTitle: "Smith" }]);
    type("workExperience.1.jobTitle", "");
    type("workExperience[0].jobTitle", "Clerk");
    expect(draft.dirty).toBe(false);
  });

  it("are bound by names with brackets", () => {
    using draft = openResume({ phoneNumbers: ["1", "2"] });
    bind(input("phoneNumbers[]").repeat(3), draft);
    type("phoneNumbers[]", "3", 2);
    type("phoneNumbers[]", "", 0);
    expect(draft.get("/phoneNumbers")).toEqual(["2", "3"]);
  });
});

describe("input that is cleared again leaves no trace", () => {
  it.each([
    ["location.rawInput", { location: null }],
    ["name.first", {}],
    ["phoneNumbers.1", { phoneNumbers: ["030"] }],
    ["totalYearsExperience", {}],
  ])("%s over %j", (name, base) => {
    using draft = openResume(base);
    bind(input(name), draft);
    for (const text of ["5", "55", "5", ""]) type(name, text);
    leaveField(name);
    expect([draft.value, draft.dirty, draft.valid, draft.patch().bodyText]).toEqual([base, false, true, ""]);
  });
});

describe("a checkbox", () => {
  it("of a list that is ticked again keeps the order of the list", () => {
    using draft = openResume({ languages: ["Dutch", "German", "French"] });
    const box = (value: string): string => `<input type="checkbox" name="languages[]" value="${value}">`;
    bind(`${box("German")}${box("Dutch")}${box("Greek")}`, draft);
    choose("languages[]", false, 1);
    choose("languages[]", false, 0);
    expect(draft.get("/languages")).toEqual(["French"]);
    choose("languages[]", true, 0);
    choose("languages[]", true, 1);
    expect([draft.get("/languages"), draft.dirty]).toEqual([["Dutch", "German", "French"], false]);
  });

  it("of a list that is ticked and unticked leaves no list", () => {
    using draft = openResume({});
    bind('<input type="checkbox" name="languages" value="Dutch">', draft);
    choose("languages", true);
    expect(draft.patch().bodyText).toBe('{"languages":["Dutch"]}');
    choose("languages", false);
    expect([draft.value, draft.dirty]).toEqual([{}, false]);
  });

  it("with a hidden control beside it is bound, and clean after it is ticked and unticked", () => {
    const job = { id: 1, dates: { isCurrent: null } };
    using draft = openResume({ workExperience: [job] });
    const name = "workExperience.0.dates.isCurrent";
    bind(
      `<input type="hidden" name="${name}" value="0"><input type="checkbox" name="${name}" value="1">`,
      draft,
    );
    choose(name, true, 1);
    expect(draft.get("/workExperience/0/dates/isCurrent")).toBe(true);
    choose(name, false, 1);
    expect([draft.value, draft.dirty]).toEqual([{ workExperience: [job] }, false]);
    expect(control(name).value).toBe("0");
  });
});

it("keeps a text with a lone surrogate, with an issue at its field and a failure", () => {
  using draft = openResume({ summary: "a" });
  const onFailure = vi.fn();
  bind(input("summary"), draft, { onFailure });
  type("summary", "a\ud83d");
  leaveField("summary");
  expect(control("summary").value).toBe("a\ud83d");
  expect(saidAt("summary")).toBe("Summary cannot be read.");
  expect(onFailure).toHaveBeenCalledWith(expect.any(TypeError));
  expect(draft.valid).toBe(false);
  type("summary", "a\ud83d\ude00");
  leaveField("summary");
  expect([saidAt("summary"), draft.patch().bodyText]).toEqual(["", '{"summary":"a😀"}']);
});

it("replaces a value of another type when text is typed beneath it", () => {
  using draft = openResume({ name: { first: "Ada" } });
  const onFailure = vi.fn();
  bind(input("name.first"), draft, { onFailure });
  draft.set("/name", null);
  draft.set("/name", "text" as never);
  type("name.first", "Bo");
  expect(onFailure).not.toHaveBeenCalled();
  expect(draft.get("/name")).toEqual({ first: "Bo" });
});

it("reports an edit that the draft refuses to `onFailure`, and stores the next ones", async () => {
  const { compile } = await load();
  const text = { type: "string" };
  const schema = { type: "object", properties: { any: { properties: { a: text } }, text } };
  const patch = {
    operationId: "change",
    requestBody: { content: { "application/json": { schema } } },
    responses: { 200: { description: "" } },
  };
  const info = { title: "t", version: "1" };
  const api = { openapi: "3.0.3", info, paths: { "/": { patch } } };
  using draft = compile(api, "change").open({ any: { a: "x" }, text: "b" });
  const onFailure = vi.fn();
  bind(input("any.a") + input("text"), draft, { onFailure });
  draft.set("/any", [1]);
  type("any.a", "y");
  expect(onFailure).toHaveBeenCalledOnce();
  expect(onFailure.mock.calls[0]?.[0]).toBeInstanceOf(DraftError);
  type("text", "c");
  expect(onFailure).toHaveBeenCalledOnce();
  expect(draft.patch().bodyText).toBe('{"any":[1],"text":"c"}');
});

// The same page in each framework: fields of a draft, typed, undone, chosen, added and removed.
import { describe, expect, test } from "vitest";
import { useApp } from "./app-page.mjs";

describe.each(["react", "vue", "svelte", "svelte-store", "solid", "angular"])("%s", (name) => {
  const app = useApp(name);
  const label = (text) => app.page.getByLabel(text, { exact: true });
  const kind = () => app.page.getByRole("combobox", { name: /^Kind/ });
  const button = (text) => app.page.getByRole("button", { name: text, exact: true });
  const status = () => app.page.locator("[role=status]").textContent();
  const messages = () => app.page.locator("small").allTextContents();
  const jobAt = (path) => app.page.evaluate((at) => globalThis.job.get(at), path);
  const resumeAt = (path) => app.page.evaluate((at) => globalThis.resume.get(at), path);

  test("shows the draft", async () => {
    expect(await label("Company").inputValue()).toBe("Initech");
    expect(await label("Start year").inputValue()).toBe("2019");
    expect(await kind().inputValue()).toBe("flt");
    expect(await label("I work here").isChecked()).toBe(true);
    expect(await label("Dutch").isChecked()).toBe(true);
    expect(await label("French").isChecked()).toBe(false);
    expect(await label("Job title 2").inputValue()).toBe("Manager");
    expect(await status()).toBe("Saved");
    expect(await button("Save").isDisabled()).toBe(true);
  });

  test("applies each key, keeps the caret and saves only the edits", async () => {
    await label("Company").focus();
    await app.page.keyboard.press("Home");
    await app.page.keyboard.type("The ");
    await app.page.keyboard.press("ArrowRight");
    await app.page.keyboard.type("x");
    expect(await label("Company").inputValue()).toBe("The Ixnitech");
    expect(await jobAt("/company_name")).toBe("The Ixnitech");
    expect(await label("Company").evaluate((control) => control.selectionStart)).toBe(6);
    await kind().selectOption("prt");
    await label("I work here").uncheck();
    await expect.poll(status).toBe("Unsaved changes");
    await button("Save").click();
    const body = { company_name: "The Ixnitech", employment_type: "prt", current: false };
    await expect.poll(() => app.page.locator("output").textContent()).toMatch(/^{/);
    expect(JSON.parse(await app.page.locator("output").textContent())).toEqual(body);
  });

  test("shows an edit that was not typed: an undo, a rebase, an error of the server", async () => {
    await label("Company").fill("Initrode");
    await button("Undo").click();
    await expect.poll(() => label("Company").inputValue()).toBe("Initech");
    await expect.poll(status).toBe("Saved");
    await app.page.evaluate(() => {
      const { job } = globalThis;
      job.rebase({ ...job.base, company_name: "Globex", employment_type: "Part Time", current: false });
    });
    await expect.poll(() => label("Company").inputValue()).toBe("Globex");
    await expect.poll(() => kind().inputValue()).toBe("prt");
    await expect.poll(() => label("I work here").isChecked()).toBe(false);
    await label("Company").focus();
    await label("Company").blur();
    await app.page.evaluate(() => {
      const issue = {
        path: "/company_name",
        code: "server",
        severity: "error",
        params: {},
        message: "Taken.",
      };
      globalThis.job.setServerIssues([issue]);
    });
    await expect.poll(messages).toEqual(["Taken.", ""]);
  });

  test("shows the message of a field after it is left, and clears it again", async () => {
    await label("Company").fill("x".repeat(251));
    expect(await messages()).toEqual(["", ""]);
    await label("Company").blur();
    await expect.poll(messages).toEqual(["Company name has 251 characters; at most 250 are allowed.", ""]);
    expect(await button("Save").isDisabled()).toBe(true);
    await label("Company").fill("Initech");
    await expect.poll(messages).toEqual(["", ""]);
  });

  test("keeps the stored number while the browser cannot read the control", async () => {
    await label("Start year").focus();
    await app.page.keyboard.press("End");
    await app.page.keyboard.type("e");
    await app.page.keyboard.press("Tab");
    expect(await jobAt("/started_from_year")).toBe(2019);
    await expect.poll(messages).toEqual(["", "Start year must be a whole number, or empty."]);
    expect(await app.page.evaluate(() => globalThis.job.valid)).toBe(false);
    await label("Start year").focus();
    await app.page.keyboard.press("End");
    await app.page.keyboard.press("Backspace");
    await app.page.keyboard.press("Tab");
    await expect.poll(messages).toEqual(["", ""]);
    expect(await jobAt("/started_from_year")).toBe(2019);
    expect(await label("Start year").inputValue()).toBe("2019");
  });

  test("replaces an unreadable number by an undo", async () => {
    await label("Start year").fill("2020");
    await label("Start year").focus();
    await app.page.keyboard.press("End");
    await app.page.keyboard.type("e");
    await app.page.evaluate(() => globalThis.job.undo());
    await expect.poll(() => label("Start year").inputValue()).toBe("2019");
    expect(await jobAt("/started_from_year")).toBe(2019);
  });

  test("clears an unreadable number, and types a negative one", async () => {
    await label("Start year").focus();
    for (const key of ["End", "e", "ControlOrMeta+a", "Delete", "Tab"]) await app.page.keyboard.press(key);
    await expect.poll(() => jobAt("/started_from_year")).toBe(null);
    await label("Start year").pressSequentially("-5");
    await label("Start year").blur();
    expect(await label("Start year").inputValue()).toBe("-5");
    expect(await jobAt("/started_from_year")).toBe(-5);
  });

  test("chooses items of a list, in the order of the base", async () => {
    await label("Dutch").uncheck();
    expect(await resumeAt("/languages")).toEqual(["English"]);
    await label("French").check();
    await label("Dutch").check();
    expect(await resumeAt("/languages")).toEqual(["Dutch", "English", "French"]);
    await label("French").uncheck();
    expect(await app.page.evaluate(() => globalThis.resume.dirty)).toBe(false);
    await label("Dutch").uncheck();
    await label("English").uncheck();
    expect(await resumeAt("/languages")).toEqual([]);
    expect(await label("English").isChecked()).toBe(false);
  });

  test("adds, fills, removes and moves rows", async () => {
    await button("Add a job").click();
    await label("Job title 3").fill("Director");
    expect(await resumeAt("/workExperience/2/jobTitle")).toBe("Director");
    await button("Remove job 1").click();
    await expect.poll(() => label("Job title 1").inputValue()).toBe("Manager");
    await expect.poll(() => label("Job title 2").inputValue()).toBe("Director");
    expect(await label("Job title 3").count()).toBe(0);
    await app.page.evaluate(() => globalThis.resume.move("/workExperience/1", "/workExperience/0"));
    await expect.poll(() => label("Job title 1").inputValue()).toBe("Director");
    await label("Job title 2").fill("Head");
    expect(await resumeAt("/workExperience/1/jobTitle")).toBe("Head");
    expect(await resumeAt("/workExperience/0/jobTitle")).toBe("Director");
  });
});

describe("react", () => {
  const app = useApp("react");
  test("renders a field only for its own changes", async () => {
    const renders = () => app.page.evaluate(() => globalThis.renders.Company);
    const before = await renders();
    await app.page.getByLabel("Start year").fill("2020");
    await app.page.getByRole("button", { name: "Add a job" }).click();
    await expect.poll(() => app.page.getByLabel("Job title 3").count()).toBe(1);
    expect(await renders()).toBe(before);
    await app.page.getByLabel("Company").fill("Globex");
    expect(await renders()).toBeGreaterThan(before);
  });
});

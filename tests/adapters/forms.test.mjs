// Forms that send: React Hook Form, TanStack Form, and a mutation of TanStack Query with a bound form.
import { describe, expect, test } from "vitest";
import { useApp } from "./app-page.mjs";

describe.each(["react-hook-form", "tanstack-form", "tanstack-query"])("%s", (name) => {
  const app = useApp(name);
  const label = (text) => app.page.getByLabel(text, { exact: true });
  const save = () => app.page.getByRole("button", { name: "Save" }).click();
  const messages = async () => (await app.page.locator("small").allTextContents()).map((text) => text.trim());
  const outcome = () => app.page.locator("output").textContent();
  const bodies = () => app.page.evaluate(() => globalThis.bodies);

  test("sends only the edits, and goes on from what the server stored", async () => {
    await label("City").fill("Utrecht");
    await save();
    await expect.poll(outcome).toBe("sent");
    expect(await bodies()).toEqual(['{"city":"Utrecht"}']);
    await label("Company").fill("Globex");
    await save();
    await expect.poll(bodies).toEqual(['{"city":"Utrecht"}', '{"company_name":"Globex"}']);
    await expect.poll(() => app.page.evaluate(() => globalThis.job.dirty)).toBe(false);
    expect(await label("City").inputValue()).toBe("Utrecht");
  });

  test("does not send errors", async () => {
    await label("City").fill("x".repeat(51));
    await save();
    await expect.poll(messages).toEqual(["", "City has 51 characters; at most 50 are allowed."]);
    expect(await bodies()).toEqual([]);
  });

  test("shows an error of the server at its field, and sends again", async () => {
    await label("City").fill("Atlantis");
    await save();
    await expect.poll(messages).toEqual(["", "City: There is no such city."]);
    await label("City").fill("Utrecht");
    await save();
    await expect.poll(outcome).toBe("sent");
    expect(await messages()).toEqual(["", ""]);
    expect(await bodies()).toEqual(['{"city":"Atlantis"}', '{"city":"Utrecht"}']);
  });
});

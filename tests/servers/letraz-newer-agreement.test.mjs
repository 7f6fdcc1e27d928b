// Compares the package with the newer Letraz server, which refuses null: with `nulls: "empty"` every valid patch is
// accepted, and values that this server cannot clear are `unremovable`.
import fc from "fast-check";
import { jsonText, load } from "resume-patch";
import { afterEach, beforeEach, expect, test } from "vitest";
import { bodyTexts, countries } from "./letraz-inputs.mjs";
import { startNewerLetraz } from "./letraz-newer.mjs";

const runs = Number(process.env.RESUME_PATCH_RUNS ?? 60);
const { experience } = (await load()).letraz;
/** Members that this server does not know or drops. */
const ofNoEffect = new Set(["user", "resume_section", "surprise"]);

let server;
beforeEach(async () => {
  server = await startNewerLetraz({ finished_at_year: 2021, finished_at_month: 2, current: false });
});
afterEach(() => server?.stop());

async function call(method, body) {
  const url = `${server.url}/resume/base/experience/${server.row.id}/`;
  const headers = { authorization: `Bearer ${server.token}`, "content-type": "application/json" };
  const response = await fetch(url, { method, headers, body });
  return { status: response.status, answer: await response.json() };
}

test("accepts and stores every valid patch, and keeps a month or year that cannot be cleared", async () => {
  let sent = 0;
  const property = fc.asyncProperty(bodyTexts, async (textOfBody) => {
    const { answer: base } = await call("GET");
    const { country } = JSON.parse(textOfBody);
    const isKnown =
      country === undefined || country === null || country === "" || countries.includes(country);
    const patch = experience.update(base, jsonText(textOfBody), { nulls: "empty" });
    const names = Object.keys(patch.body ?? {}).filter((name) => !ofNoEffect.has(name));
    if (!patch.valid || !isKnown || names.length === 0) return;
    const before = { ...server.row };
    const { status, answer } = await call("PATCH", patch.bodyText);
    expect([status, answer]).toEqual([200, expect.anything()]);
    const written = names.map((name) => [name, patch.body[name] === "" ? null : patch.body[name]]);
    const after = { ...before, ...Object.fromEntries(written), updated_at: expect.any(String) };
    expect(server.row).toEqual(after);
    for (const { path } of patch.ignored.filter(({ reason }) => reason === "unremovable"))
      expect(path).toMatch(/_(month|year)$/);
    sent++;
  });
  await fc.assert(property, { numRuns: runs });
  expect(sent).toBeGreaterThan(0);
});

test('refuses null at its field without `nulls: "empty"`', async () => {
  const { answer: base } = await call("GET");
  for (const name of ["city", "country", "finished_at_month", "finished_at_year"]) {
    const { bodyText } = experience.update(base, { [name]: null });
    const { status, answer } = await call("PATCH", bodyText);
    const { issues } = experience.parseError(status, answer);
    expect([status, issues.map(({ path }) => path)]).toEqual([400, [`/${name}`]]);
  }
});

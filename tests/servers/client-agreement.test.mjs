// Sends random forms through a draft and the client to the independent Letraz server. What the package accepts is
// stored as typed. What it refuses by the schema, the server refuses too. The server's errors appear at their fields.
import fc from "fast-check";
import { load } from "resume-patch";
import { letrazClient } from "resume-patch/client";
import { describe, expect, test } from "vitest";
import { asStored, columnOf, isLenient, isUnknownReference } from "./django-rules.mjs";
import { countries, forms } from "./letraz-inputs.mjs";
import { useLetraz } from "./use-letraz.mjs";

const runs = Number(process.env.RESUME_PATCH_RUNS ?? 60);
const { experience } = (await load()).letraz;

const letraz = useLetraz();

const nameOf = ({ path }) => path.split("/")[1] ?? "";
const known = () => ({
  user: letraz.account.user,
  sections: [letraz.account.row.resume_section_id],
  countries,
});
/** Forms that also have countries that are valid by the schema but do not exist. */
const entries = fc
  .tuple(forms, fc.option(fc.constantFrom("NLD", "ATL"), { freq: 4 }))
  .map(([form, country]) => (country === null ? form : [...new Map([...form, ["country", country]])]));

/** Returns a column's text with the line ends of the encoding. */
const read = (value) => (typeof value === "string" ? value.replaceAll(/\r\n?/g, "\n") : value);

/** Returns the server's response to the same texts in a form that was not validated. */
async function postAsTyped(form) {
  const url = letraz.address;
  const headers = { authorization: `Bearer ${letraz.account.token}` };
  const response = await fetch(url, { method: "PATCH", headers, body: new URLSearchParams(form) });
  return { status: response.status, body: await response.text() };
}

async function expectRefusedToo(issues, form) {
  const typed = new Map(form);
  const bySchema = issues.filter(
    (issue) =>
      issue.severity === "error" &&
      ["type", "enum", "minimum", "maximum", "minLength", "maxLength"].includes(issue.code) &&
      !isLenient(nameOf(issue), issue.code, typed.get(nameOf(issue))),
  );
  if (bySchema.length === 0) return false;
  const { status, body } = await postAsTyped(form);
  const places = experience.parseError(status, body).issues.map(nameOf);
  expect([status, bySchema.map(nameOf).filter((name) => !places.includes(name))]).toEqual([400, []]);
  return true;
}

async function expectStored(form, draft, before) {
  const row = await letraz.row();
  for (const [name, text] of form) {
    const { [name]: value } = experience.fromForm([[name, text]]).value;
    const wanted = read(asStored(name, value) ?? null);
    // A form cannot distinguish "" from null: if one is stored, the other is no edit.
    const isNoEdit = wanted === null && before[columnOf(name)] === "";
    expect([name, read(row[columnOf(name)])]).toEqual([name, isNoEdit ? "" : wanted]);
  }
  expect([draft.dirty, draft.issues.filter(({ severity }) => severity === "error")]).toEqual([false, []]);
}

function expectAtFields(result, form, draft) {
  const unknown = form.filter(([name, text]) => isUnknownReference(name, text, known()));
  expect(new Set(result.issues.map(nameOf))).toEqual(new Set(unknown.map(([name]) => name)));
  for (const [name] of unknown) expect(draft.issuesAt(`/${name}`)).toMatchObject([{ code: "server" }]);
}

describe.each(["application/json", "application/x-www-form-urlencoded", "multipart/form-data"])(
  "as %s",
  (encoding) => {
    test("stores valid forms as typed, and reports the errors of others at their fields", async () => {
      const client = letrazClient({
        endpoint: experience,
        baseUrl: letraz.server.url,
        auth: letraz.bearer,
        encoding,
      });
      const met = { sent: 0, invalid: 0, refused: 0, unchanged: 0, refusedToo: 0 };
      const property = fc.asyncProperty(entries, async (form) => {
        const loaded = await client.load(letraz.ids);
        expect(loaded.kind).toBe("loaded");
        const { draft } = loaded;
        const before = await letraz.row();
        for (const [name, text] of form) draft.setFromInput(`/${name}`, text);
        const result = await client.send(draft, letraz.ids);
        met[result.kind]++;
        if (result.kind === "sent" || result.kind === "unchanged") await expectStored(form, draft, before);
        else if (result.kind === "refused") expectAtFields(result, form, draft);
        else if (await expectRefusedToo(result.issues, form)) met.refusedToo++;
        draft.close();
      });
      await fc.assert(property, { numRuns: runs });
      expect(Math.min(met.sent, met.invalid, met.refused, met.refusedToo)).toBeGreaterThan(0);
    });
  },
);

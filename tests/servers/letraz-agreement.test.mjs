// Compares the package with the independent Letraz server over random bodies and forms: they agree on what is valid, what
// is stored, and where issues are, except for the differences in django-rules.mjs.
import fc from "fast-check";
import { jsonText, load } from "resume-patch";
import { describe, expect, test } from "vitest";
import { asStored, columnOf, isLenient, isUnknownReference, trim } from "./django-rules.mjs";
import { bodyTexts, countries, forms, sectionPlaceholder } from "./letraz-inputs.mjs";
import { useLetraz } from "./use-letraz.mjs";

const runs = Number(process.env.RESUME_PATCH_RUNS ?? 60);
const { experience } = (await load()).letraz;

const letraz = useLetraz();
const known = () => {
  const { user, row } = letraz.account;
  return { user, sections: [row.resume_section_id], countries };
};

async function call(method, body, headers = {}) {
  const authorization = `Bearer ${letraz.account.token}`;
  const response = await fetch(letraz.address, { method, headers: { authorization, ...headers }, body });
  return { status: response.status, answer: await response.json() };
}
const json = "application/json";
const sendJson = (text) => call("PATCH", text, { "content-type": json });
/** Sets the content type for JSON only, as a browser sets it for forms itself. */
const sendAs = (type, body) => (type === json ? sendJson(body) : call("PATCH", body));
const withSection = (text) => text.replaceAll(sectionPlaceholder, known().sections[0]);

const topLevel = (path) => path.split("/")[1] ?? "";
const namesOf = (issues) => new Set(issues.map(({ path }) => topLevel(path)));
const errorsOf = (issues) => issues.filter(({ severity }) => severity === "error");
/** The rules that the server also has. */
const serverRules = new Set(["blank", "nullCharacter"]);
const isDropped = (name) => ["id", "created_at", "updated_at"].includes(name);
/** Returns a row without its version. */
const content = ({ updated_at: _, ...columns }) => columns;

/** Returns the row after a body was accepted, with each value converted by `read`. */
function rowAfter(before, body, read = (value) => value) {
  const written = Object.entries(body)
    .filter(([name]) => Object.hasOwn(before, columnOf(name)) && !isDropped(name))
    .map(([name, value]) => [columnOf(name), asStored(name, read(value))]);
  return { ...before, ...Object.fromEntries(written), user_id: before.user_id };
}

/** Returns the properties of a body that the server should refuse. */
function refusedOf(textOfBody) {
  const body = JSON.parse(textOfBody);
  const schemaIssues = experience.validate(jsonText(textOfBody), { rules: "off" }).issues;
  const ruleIssues = experience
    .validate(jsonText(textOfBody))
    .issues.filter(({ code }) => serverRules.has(code));
  const refused = namesOf(
    [...errorsOf(schemaIssues), ...ruleIssues].filter(
      ({ path, code }) => !isLenient(topLevel(path), code, body[topLevel(path)]),
    ),
  );
  for (const [name, value] of Object.entries(body))
    if (!refused.has(name) && isUnknownReference(name, value, known())) refused.add(name);
  return refused;
}

describe.each(["text", "object", "plain", "prose"])("JSON bodies, refusals as %s", (details) => {
  test("get the same verdict from the package and the server", async () => {
    await letraz.reset({ behaviour: { details } });
    const met = { taken: 0, refused: 0 };
    const property = fc.asyncProperty(bodyTexts.map(withSection), async (textOfBody) => {
      const before = await letraz.row();
      const refused = refusedOf(textOfBody);
      const { status, answer } = await sendJson(textOfBody);
      const stored = content(await letraz.row());
      if (refused.size > 0) {
        const { issues } = experience.parseError(status, answer);
        expect([status, namesOf(issues)]).toEqual([400, refused]);
        expect(stored).toEqual(content(before));
        met.refused++;
      } else {
        expect([status, answer]).toEqual([200, expect.anything()]);
        expect(stored).toEqual(content(rowAfter(before, JSON.parse(textOfBody))));
        expect(experience.validateResponse(answer)).toMatchObject({ valid: true });
        met.taken++;
      }
    });
    await fc.assert(property, { numRuns: runs });
    expect(Math.min(met.taken, met.refused)).toBeGreaterThan(0);
  });
});

/** Converts line ends as a multipart body does. */
const withCrlf = (value) => (typeof value === "string" ? value.replaceAll(/\r\n?|\n/g, "\r\n") : value);
const encodings = [json, "application/x-www-form-urlencoded", "multipart/form-data"];

describe.each(encodings)("patches as %s", (type) => {
  const read = type === "multipart/form-data" ? withCrlf : (value) => value;

  test("are accepted when valid, and stored as far as the encoding carries them", async () => {
    let sent = 0;
    const property = fc.asyncProperty(bodyTexts.map(withSection), async (textOfBody) => {
      const base = (await call("GET")).answer;
      const patch = experience.update(base, jsonText(textOfBody));
      if (!patch.valid || patch.body === null) return;
      const { body, unsendable } = patch.encode(type);
      const carried = Object.entries(patch.body).filter(([name]) => !unsendable.includes(`/${name}`));
      if (carried.length === 0) return;
      const before = await letraz.row();
      const { status, answer } = await sendAs(type, body);
      const unknown = carried.filter(([name, value]) => isUnknownReference(name, value, known()));
      if (unknown.length > 0) {
        const names = new Set(unknown.map(([name]) => name));
        expect([status, namesOf(experience.parseError(status, answer).issues)]).toEqual([400, names]);
        return;
      }
      expect([status, answer]).toEqual([200, expect.anything()]);
      expect(content(await letraz.row())).toEqual(
        content(rowAfter(before, Object.fromEntries(carried), read)),
      );
      sent++;
    });
    await fc.assert(property, { numRuns: runs });
    expect(sent).toBeGreaterThan(0);
  });

  /** Normalizes a typed text: no white space around it, LF, 7 for "07". */
  const shown = (name, text) => {
    if (/_(month|year)$/.test(name)) return text.trim() === "" ? "" : String(Number(text));
    return trim(text.replaceAll(/\r\n?/g, "\n"));
  };

  test("store a form as typed, and saving it again sends nothing", async () => {
    let sent = 0;
    const property = fc.asyncProperty(forms, async (entries) => {
      const base = (await call("GET")).answer;
      const { value, issues } = experience.fromForm(entries);
      const patch = experience.update(base, value);
      if (issues.length > 0 || !patch.valid || patch.body === null) return;
      const { body, unsendable } = patch.encode(type);
      if (unsendable.length > 0) return;
      const { status, answer } = await sendAs(type, body);
      expect([status, answer]).toEqual([200, expect.anything()]);
      const returned = experience.toForm(answer);
      for (const [name, text] of entries) {
        const { [name]: normal } = experience.toForm(experience.fromForm([[name, text]]).value);
        expect(shown(name, returned[name] ?? "")).toBe(shown(name, normal));
      }
      const again = experience.update(answer, experience.fromForm(Object.entries(returned)).value);
      expect(again.bodyText).toBe("");
      sent++;
    });
    await fc.assert(property, { numRuns: runs });
    expect(sent).toBeGreaterThan(0);
  });
});

test("refuses typed forms that the schema refuses", async () => {
  let refused = 0;
  const property = fc.asyncProperty(forms, async (entries) => {
    const typed = Object.fromEntries(entries);
    const { value, issues } = experience.fromForm(entries);
    const schemaIssues = [...issues, ...errorsOf(experience.validate(value, { rules: "off" }).issues)];
    const names = namesOf(
      schemaIssues.filter(({ path, code }) => !isLenient(topLevel(path), code, typed[topLevel(path)])),
    );
    if (names.size === 0) return;
    const { status, answer } = await call("PATCH", new URLSearchParams(entries));
    const places = namesOf(experience.parseError(status, answer).issues);
    expect([status, [...names].filter((name) => !places.has(name))]).toEqual([400, []]);
    refused++;
  });
  await fc.assert(property, { numRuns: runs });
  expect(refused).toBeGreaterThan(0);
});

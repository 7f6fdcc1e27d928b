// Issues in several languages at once, over one module.
import { describe, expect, it } from "vitest";
import { load } from "../../../js/src/index.js";
import { de } from "../../../js/src/messages/catalogues/de.js";
import { en } from "../../../js/src/messages/catalogues/en.js";
import { hi } from "../../../js/src/messages/catalogues/hi.js";
import type { Issue } from "../../../js/src/types/issue.js";
import type { Catalogue, MessageFunction } from "../../../js/src/types/messages.js";
import { documentOf, readCases } from "./cases.js";

const tooLong = { company_name: "x".repeat(263) };

/** Translates every code with the same short message. */
const terse: Catalogue = {
  locale: "x-terse",
  translate: ({ code, label = "?" }) => `${terse.label(label)}! (${code})`,
  label: (label) => label.toUpperCase(),
};

/** Translates one code only. */
const dutch: MessageFunction = ({ code, params }, label) =>
  code === "maxLength" ? `${label} mag hoogstens ${params.limit} tekens hebben.` : undefined;

const validateMembers = ["body", "bodyText", "direction", "base", "baseText", "rules", "today", "issues"];
const { resume } = (await load()).affinda;
const english = (await load()).letraz.experience;
const terseEnglish = (await load({ messages: terse })).letraz.experience;
const partlyDutch = (await load({ messages: dutch })).letraz.experience;

function messageOf({ issues }: { issues: readonly { message: string }[] }): string | undefined {
  return issues[0]?.message;
}

describe("a language", () => {
  it("is used in every issue", () => {
    expect(messageOf(terseEnglish.validate(tooLong))).toBe("COMPANY NAME! (maxLength)");
    expect(messageOf(terseEnglish.validateResponse({ current: 1 }))).toBe("CURRENT JOB! (type)");
    expect(messageOf(terseEnglish.fromForm([["started_from_year", "x"]]))).toBe("START YEAR! (type)");
    expect(messageOf(terseEnglish.update({}, tooLong))).toBe("COMPANY NAME! (maxLength)");
    expect(messageOf(terseEnglish.patch({}, tooLong))).toBe("COMPANY NAME! (maxLength)");
    const refused = terseEnglish.parseError(400, { company_name: ["Taken."] });
    expect(messageOf(refused)).toBe("COMPANY NAME! (server)");
    expect(terseEnglish.parseError(503, "").message).toBe("?! (status)");
  });

  it("is used in drafts, also in restored ones", () => {
    using draft = terseEnglish.open({ company_name: "Initech" });
    draft.set("/company_name", tooLong.company_name);
    draft.setFromInput("/started_from_year", "20x4");
    expect(draft.issues.map(({ message }) => message).sort()).toEqual([
      "COMPANY NAME! (maxLength)",
      "START YEAR! (type)",
    ]);
    expect(messageOf(draft.patch())).toBe("COMPANY NAME! (maxLength)");
    using other = english.open({ company_name: "Initech" }, { saved: draft.save() });
    expect(other.issuesAt("/company_name")[0]?.message).toContain("263 characters");
  });

  it("names the fields, and keeps the API's own choices", () => {
    const field = terseEnglish.fields.find(({ name }) => name === "employment_type");
    expect(field?.label).toBe("EMPLOYMENT TYPE");
    expect(field?.options?.[0]?.label).toBe("Full Time");
    expect(Object.isFrozen(field)).toBe(true);
  });

  it("does not affect other languages", () => {
    const messages = [english, terseEnglish, partlyDutch, english].map((each) =>
      messageOf(each.validate(tooLong)),
    );
    expect(messages).toEqual([
      "Company name has 263 characters; at most 250 are allowed.",
      "COMPANY NAME! (maxLength)",
      "Company name mag hoogstens 250 tekens hebben.",
      "Company name has 263 characters; at most 250 are allowed.",
    ]);
    expect(english.fields[0]?.label).toBe("Company name");
  });

  it("returns the same interface every time", async () => {
    expect(await load({ messages: terse })).toBe(await load({ messages: terse }));
    expect(await load({ messages: undefined })).toBe(await load());
    expect(await load()).not.toBe(await load({ messages: terse }));
  });

  it("translates an issue afterwards, from the issue alone", () => {
    const [issue] = english.validate(tooLong).issues;
    const kept: typeof issue = JSON.parse(JSON.stringify(issue));
    expect(kept && terse.translate(kept)).toBe("COMPANY NAME! (maxLength)");
  });

  it("is used by endpoints of other APIs", async () => {
    const schema = { type: "object", properties: { note: { type: "string", maxLength: 1 } } };
    const content = { "application/json": { schema } };
    const patch = { operationId: "change", requestBody: { content }, responses: {} };
    const rp = await load({ messages: terse });
    const change = rp.compile({ openapi: "3.0.3", info: {}, paths: { "/": { patch } } }, "change");
    expect(messageOf(change.validate({ note: "ab" }))).toBe("NOTE! (maxLength)");
  });
});

describe("a message function", () => {
  it("may return undefined, which gives the English message", () => {
    expect(messageOf(partlyDutch.validate({ company_name: " " }))).toBe("Company name must not be blank.");
    expect(partlyDutch.parseError(503, "").message).toContain("not available");
  });

  it("receives a name for a place without a label", async () => {
    const labels: string[] = [];
    const { resume } = (await load({ messages: (_, label) => void labels.push(label) })).affinda;
    resume.parseError(400, { errors: [{ attr: "workExperience.1", code: "invalid", detail: "Odd." }] });
    resume.validate([]);
    expect(labels).toEqual(["Position", "The document", "Resume"]);
  });

  it("may throw without hiding a server's response", async () => {
    const { experience } = (
      await load({
        messages: () => {
          throw new Error("no words");
        },
      })
    ).letraz;
    expect(experience.parseError(503, "").message).toContain("not available");
    expect(() => experience.validate(tooLong)).toThrow("no words");
    expect(english.validate(tooLong).valid).toBe(false);
  });
});

it.each([null, "de", {}, { translate: () => "" }, 7])("refuses %j as a language", async (messages) => {
  await expect(load({ messages: messages as never })).rejects.toThrow(TypeError);
  expect((await load()).letraz.experience).toBe(english);
});

describe("a catalogue", () => {
  it("names the fields of both APIs in its language", async () => {
    const { letraz, affinda } = await load({ messages: de });
    expect(messageOf(letraz.experience.validate(tooLong))).toBe(
      "Name des Unternehmens: Höchstens 250 Zeichen erlaubt, derzeit 263.",
    );
    expect(messageOf(affinda.resume.validate({ workExperience: [7] }))).toBe(
      "Stelle 1: Erwartet wird eine Gruppe von Feldern.",
    );
    expect(letraz.experience.fields.map(({ label }) => label)).toContain("Startjahr");
    const jobs = affinda.resume.fields.find(({ name }) => name === "workExperience");
    expect(jobs?.items?.fields?.map(({ label }) => label)).toContain("Stellenbezeichnung");
    expect(letraz.experience.parseError(503, "").message).toMatch(/^Der Server steht/);
  });

  it("needs only the issue, for every issue of the tables", () => {
    const issues: Issue[] = readCases("letraz-validate", validateMembers)
      .flatMap((entry) => [
        english.validate(documentOf(entry, "body")),
        english.validateResponse(documentOf(entry, "body")),
      ])
      .concat(
        readCases("affinda-validate", validateMembers).map((entry) =>
          resume.validate(documentOf(entry, "body")),
        ),
      )
      .flatMap((reportError) => reportError.issues);
    expect(issues.length).toBeGreaterThan(100);
    for (const issue of issues) {
      expect(en.translate(JSON.parse(JSON.stringify(issue)))).toBe(issue.message);
      expect(hi.translate(issue)).toMatch(/।$/);
    }
  });
});

// The messages: one for each code of the public interface, in each language.
import { describe, expect, it } from "vitest";
import { affinda, letraz } from "../../../js/src/generated/apis.js";
import { de } from "../../../js/src/messages/catalogues/de.js";
import { en } from "../../../js/src/messages/catalogues/en.js";
import { es } from "../../../js/src/messages/catalogues/es.js";
import { fr } from "../../../js/src/messages/catalogues/fr.js";
import { hi } from "../../../js/src/messages/catalogues/hi.js";
import { pt } from "../../../js/src/messages/catalogues/pt.js";
import { englishMessage } from "../../../js/src/messages/english.js";
import { englishMessages, englishStatusMessage } from "../../../js/src/messages/english-messages.js";
import { labels as deLabels } from "../../../js/src/messages/labels/de.js";
import { labels as esLabels } from "../../../js/src/messages/labels/es.js";
import { labels as frLabels } from "../../../js/src/messages/labels/fr.js";
import { labels as hiLabels } from "../../../js/src/messages/labels/hi.js";
import { labels as ptLabels } from "../../../js/src/messages/labels/pt.js";
import type { Catalogue } from "../../../js/src/types/messages.js";
import { readCases } from "../module/cases.js";

const path = "/company_name";
const label = "Company name";

const catalogues: readonly Catalogue[] = [de, en, es, fr, hi, pt];
const translations = catalogues.filter((catalogue) => catalogue !== en);
const locales = catalogues.map(({ locale }) => locale);

interface Example {
  readonly code: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly [locale: string]: unknown;
}

const examples = readCases("messages", ["code", "params", ...locales]).map(
  (entry) => entry as Example & typeof entry,
);
const codes = Object.keys(englishMessages);

const labels: Readonly<Record<string, object>> = {
  de: deLabels,
  es: esLabels,
  fr: frLabels,
  hi: hiLabels,
  pt: ptLabels,
};

/** The titles of schemas and properties in the documents of the two APIs. */
const titles = new Set(
  [letraz, affinda].flatMap((text) => {
    const { schemas } = JSON.parse(text).components;
    return [...JSON.stringify(schemas).matchAll(/"title":"([^"]*)"/g)].map(([, title = ""]) => title);
  }),
);

describe.each(catalogues)("in the language $locale", (catalogue) => {
  it.each(examples)("$name", ({ code, params, [catalogue.locale]: sentence }) => {
    expect(catalogue.translate({ code, params, path, label })).toBe(sentence);
  });

  it("has a message for unknown codes and parameters", () => {
    const end = catalogue === hi ? "।" : ".";
    for (const code of [...codes, "constructor", "__proto__", "toString", ""]) {
      for (const params of [{}, { expected: "constructor", format: "toString", status: "valueOf" }]) {
        const sentence = catalogue.translate({ code, params, path, label });
        expect(sentence.endsWith(end) || code === "server").toBe(true);
      }
    }
  });

  it("does not repeat a number that JavaScript cannot represent", () => {
    for (const actual of [Number.POSITIVE_INFINITY, null]) {
      const sentence = catalogue.translate({ code: "maximum", params: { limit: 12, actual }, path, label });
      expect(sentence).toContain("12");
      expect(sentence).not.toMatch(/∞|Infinity|null/);
    }
  });

  it("does not repeat long texts", () => {
    const params = { allowed: [], actual: "😀".repeat(500) };
    const sentence = catalogue.translate({ code: "enum", params, path, label });
    expect(Array.from(sentence).length).toBeLessThan(170);
  });
});

describe("English", () => {
  it.each([
    ["", "The document"],
    ["/company_name", "Company name"],
    ["/workExperience/0/jobTitle", "Job title"],
    ["/emails/2", "Entry 3"],
    ["/a~1b", "A/b"],
    ["/", "This field"],
  ])("names the place %j without a label", (place, name) => {
    expect(englishMessage("required", {}, { path: place })).toBe(`${name} is required.`);
  });

  it("has a message for any status", () => {
    expect(englishStatusMessage(404)).toBe("The server does not have this any more.");
    expect(englishStatusMessage(599)).toBe("The server failed; try again later.");
    expect(englishStatusMessage(418)).toContain("418");
  });

  it("names fields as the API documents do", () => {
    expect(en.label("Company name")).toBe("Company name");
  });
});

it("every code is among the cases", () => {
  expect(new Set(examples.map(({ code }) => code))).toEqual(new Set([...codes, "nobodyThoughtOfThis"]));
});

/** The ways in which a language may write a value. */
function spellings(value: unknown, locale: string): string[] {
  if (typeof value !== "number") return [String(value)];
  return [true, false].map((useGrouping) => new Intl.NumberFormat(locale, { useGrouping }).format(value));
}

describe.each(translations)("the translation $locale", (catalogue) => {
  const { locale } = catalogue;

  it("names every value that English names", () => {
    for (const { code, params, en: english, [locale]: sentence } of examples) {
      for (const value of Object.values(params)) {
        const isNamed = spellings(value, "en").some((spelling) => String(english).includes(spelling));
        if (typeof value === "object" || !isNamed) continue;
        const found = spellings(value, locale).some((spelling) => String(sentence).includes(spelling));
        // Types, formats, statuses and outcomes have separate texts.
        expect(found || ["type", "format", "status", "outcome"].includes(code), `${code}: ${sentence}`).toBe(
          true,
        );
      }
    }
  });

  it("differs from English", () => {
    for (const { code, params, en: english, [locale]: sentence } of examples) {
      if (code === "server" && params.detail === english) continue;
      expect(sentence).not.toBe(english);
    }
  });

  it("has a label for exactly the fields of the two APIs", () => {
    expect(Object.keys(labels[locale] ?? {}).sort()).toEqual([...titles].sort());
  });

  it("numbers the items of a list, and keeps the names of other APIs", () => {
    expect(catalogue.label("Position 12")).toBe(`${catalogue.label("Position")} 12`);
    expect(catalogue.label("Position")).not.toBe("Position");
    for (const name of ["Flavour", "Flavour 2", "constructor", "__proto__", "2", ""]) {
      expect(catalogue.label(name)).toBe(name);
    }
  });

  it("names places without a label", () => {
    const required = { code: "required", params: {} };
    const places = ["", "/emails/2", "/", "/own_field"].map((place) =>
      catalogue.translate({ ...required, path: place }),
    );
    expect(new Set(places).size).toBe(places.length);
    expect(places[1]).toContain(" 3");
    expect(places[3]).toMatch(/^Own field/);
    for (const sentence of places) expect(sentence).not.toMatch(/The document|Entry|This field/);
  });

  it("passes on a server's text after the name of the field", () => {
    const server = (detail: string, place: string) =>
      catalogue.translate({ code: "server", params: { detail }, path: place, label: "City" });
    expect(server("Too far.", "")).toBe("Too far.");
    expect(server("City is too far.", "/city")).toBe("City is too far.");
    expect(server(`${catalogue.label("City")}?`, "/city")).toBe(`${catalogue.label("City")}?`);
    expect(server("Too far.", "/city")).toMatch(/^.+: Too far\.$/);
  });
});

describe("amounts", () => {
  const amounts = [0, 1, 2, 1_000_000];
  it.each([
    [de, ["0 Einträge", "1 Eintrag", "2 Einträge", "1.000.000 Einträge"]],
    [es, ["0 entradas", "1 entrada", "2 entradas", "1.000.000 de entradas"]],
    [fr, ["0 entrée", "1 entrée", "2 entrées", "1\u202f000\u202f000 d’entrées"]],
    [hi, ["0 प्रविष्टि", "1 प्रविष्टि", "2 प्रविष्टियाँ", "10,00,000 प्रविष्टियाँ"]],
    [pt, ["0 item", "1 item", "2 itens", "1.000.000 de itens"]],
  ])("follow the plural rules of $locale", (catalogue, expected) => {
    const sentence = (limit: number) =>
      catalogue.translate({ code: "maxItems", params: { limit, actual: 7 }, path, label });
    for (const [position, limit] of amounts.entries()) expect(sentence(limit)).toContain(expected[position]);
  });
});

describe("dates", () => {
  it.each(["2020-02-30", "2020-13", "20-01-01", "2020-01-01T00:00:00Z", "", 7])(
    "leave %j unchanged",
    (date) => {
      for (const catalogue of translations) {
        expect(catalogue.translate({ code: "inFuture", params: { date }, path, label })).toContain(
          String(date),
        );
      }
    },
  );

  it("are calendar days in every time zone", () => {
    const inFuture = (date: string) => de.translate({ code: "inFuture", params: { date }, path, label });
    expect(inFuture("0050-01-01")).toContain("1. Januar 50");
    expect(inFuture("2024-12-31")).toContain("31. Dezember 2024");
  });
});

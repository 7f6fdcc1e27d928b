// Tests the tables of cases, which the C++ tests also read, through the interface that all entries share.
import { describe, expect, it } from "vitest";
import { OpenApiError } from "../../../js/src/errors/errors.js";
import { JsonText, jsonText } from "../../../js/src/json/json-text.js";
import type { FormValue } from "../../../js/src/types/form.js";
import type { Change, Ignored } from "../../../js/src/types/patch.js";
import type { CoreResumePatch } from "../../../js/src/types/resume-patch.js";
import type { Case, ExpectedIssue } from "./cases.js";
import {
  documentOf,
  expectIssues,
  expectItems,
  openApiOf,
  readCases,
  requestSchemaPath,
  responseSchemaPath,
  wrapSchema,
} from "./cases.js";

const today = "2026-11-21";

/** Returns the rows of json-text.json. */
export function readTextCases(): Case[] {
  const expectations = ["valid", "equals", "code", "line", "column", "limit", "maximum"];
  return readCases("json-text", ["text", "base64", "parts", ...expectations]);
}

/** Returns the text of a row of json-text.json. */
export function textOf({ text, base64, parts }: Case): JsonText {
  if (typeof base64 === "string") return jsonText(Buffer.from(base64, "base64"));
  if (typeof text === "string") return jsonText(text);
  const pieces = (parts as (string | { repeat: [string, number] })[]).map((part) =>
    typeof part === "string" ? part : part.repeat[0].repeat(part.repeat[1]),
  );
  return jsonText(pieces.join(""));
}

function remarksOf({ remarks, document }: Case): object[] {
  // The schema is in both places and is compiled once for each.
  const places = document === undefined ? [requestSchemaPath, responseSchemaPath] : [""];
  return places.flatMap((place) =>
    (remarks as { path: string; pattern: string }[]).map(({ path, pattern }) => ({
      code: "uncheckedPattern",
      path: place + path,
      pattern,
    })),
  );
}

/** Defines the tests of the tables about validation, forms, patches, changes and refusals. */
export function describeTables(rp: CoreResumePatch): void {
  const { experience } = rp.letraz;
  const { resume } = rp.affinda;

  describe("json-text", () => {
    const anything = rp.compile<unknown, unknown>(wrapSchema({}), "change");
    it.each(readTextCases())("$name", (entry) => {
      const text = textOf(entry);
      const { code, line, column, limit, maximum } = entry;
      if (entry.valid === true) {
        expect(anything.validate(text).valid).toBe(true);
        // A byte order mark is allowed at the start of a text, but not inside of another text.
        if (typeof entry.equals !== "string" || typeof entry.text !== "string") return;
        if (entry.text.startsWith("\ufeff")) return;
        const [before, after] = [entry.text, entry.equals].map((value) => jsonText(`{"value":${value}}`));
        expect(anything.diff(before, after)).toEqual([]);
        return;
      }
      const expected = Object.entries({ code, line, column, limit, maximum }).filter(
        ([, value]) => value !== undefined,
      );
      expect(() => anything.validate(text)).toThrow(expect.objectContaining(Object.fromEntries(expected)));
    });
  });

  describe("schema-keywords", () => {
    it.each(
      readCases("schema-keywords", [
        "schema",
        "schemaText",
        "schemas",
        "document",
        "direction",
        "cases",
        "host",
        "remarks",
      ]),
    )("$name", (entry) => {
      const api = openApiOf(entry);
      const endpoint = rp.compile(api, "change");
      if (entry.remarks !== undefined) expect(endpoint.remarks).toEqual(remarksOf(entry));
      // A value and a text are cut by different code.
      const read = rp.compile(JsonText.isJsonText(api) ? api : jsonText(JSON.stringify(api)), "change");
      expect([read.fields, read.remarks, read.operation]).toEqual([
        endpoint.fields,
        endpoint.remarks,
        endpoint.operation,
      ]);
      for (const each of entry.cases as Record<string, unknown>[]) {
        const direction = each.direction ?? entry.direction ?? "request";
        const value = documentOf(each, "value");
        const reportError =
          direction === "response" ? endpoint.validateResponse(value) : endpoint.validate(value);
        expectIssues(reportError.issues, each.issues as ExpectedIssue[]);
        expect(reportError.valid).toBe(!reportError.issues.some(({ severity }) => severity === "error"));
      }
    });
  });

  describe("schema-malformed", () => {
    const known = ["schema", "schemaText", "schemas", "document", "operation", "code", "path", "host"];
    it.each(readCases("schema-malformed", known))("$name", (entry) => {
      const { document, operation = "change", code = "malformed", path } = entry;
      const compile = () => rp.compile(openApiOf(entry), String(operation));
      expect(compile).toThrow(OpenApiError);
      expect(compile).toThrow(expect.objectContaining({ code }));
      if (typeof path !== "string") return;
      const isWhole = document !== undefined || path.startsWith("/components/");
      expect(compile).toThrow(expect.objectContaining({ path: isWhole ? path : requestSchemaPath + path }));
    });
  });

  describe.each([
    ["letraz-validate", experience],
    ["affinda-validate", resume],
  ] as const)("%s", (table, endpoint) => {
    const known = ["body", "bodyText", "direction", "base", "baseText", "rules", "today", "issues"];
    it.each(readCases(table, known))("$name", (entry) => {
      const base = documentOf(entry, "base");
      const options = {
        today: String(entry.today ?? today),
        rules: entry.rules === "off" ? ("off" as const) : ("on" as const),
        ...(base === undefined ? {} : { base }),
      };
      const body = documentOf(entry, "body");
      const reportError =
        entry.direction === "response"
          ? endpoint.validateResponse(body, options)
          : endpoint.validate(body, options);
      expectIssues(reportError.issues, entry.issues as ExpectedIssue[]);
      expect(reportError.valid).toBe(!reportError.issues.some(({ severity }) => severity === "error"));
    });
  });

  describe.each([
    ["letraz-form", experience],
    ["affinda-form", resume],
    ["form", null],
  ] as const)("%s", (table, own) => {
    const known = ["entries", "value", "valueText", "issues", "resource", "resourceText", "form"];
    const more = ["roundTrip", "bodyText", "patchIssues", "schema", "schemas"];
    it.each(readCases(table, [...known, ...more]))("$name", (entry) => {
      const endpoint = own ?? rp.compile(openApiOf(entry), "change");
      const entries = ((entry.entries ?? []) as [string, FormValue | { file: string }][]).map(
        ([name, value]): [string, FormValue] =>
          typeof value === "object" && "file" in value
            ? [name, { name: value.file, size: 1 }]
            : [name, value as FormValue],
      );
      const resource = documentOf(entry, "resource") as JsonText | undefined;
      if (resource === undefined) {
        const { value, issues, valid } = endpoint.fromForm(entries);
        expect(valid).toBe(!issues.some(({ severity }) => severity === "error"));
        const expected = documentOf(entry, "value");
        if (expected instanceof JsonText)
          expect(value).toEqual(JSON.parse(String(JsonText.sourceOf(expected))));
        else expect(value).toEqual(expected);
        return expectIssues(issues, entry.issues as ExpectedIssue[]);
      }
      const strings = endpoint.toForm(resource);
      if (entry.form !== undefined) expect(strings).toEqual(entry.form);
      if (entry.bodyText !== undefined) {
        const { value, valueText } = endpoint.fromForm(entries);
        for (const values of [value, jsonText(valueText)]) {
          const patch = endpoint.update(resource, values, { today });
          expect(patch.bodyText).toBe(entry.bodyText);
          if (entry.patchIssues !== undefined)
            expectIssues(patch.issues, entry.patchIssues as ExpectedIssue[]);
        }
      }
      if (entry.roundTrip !== true) return;
      const { value, valueText, issues } = endpoint.fromForm(Object.entries(strings));
      expect(issues).toEqual([]);
      expect(endpoint.update(resource, value).bodyText).toBe("");
      expect(endpoint.update(resource, jsonText(valueText)).bodyText).toBe("");
    });
  });

  describe.each([
    ["letraz-patch", experience],
    ["affinda-patch", resume],
    ["patch", null],
  ] as const)("%s", (table, own) => {
    const documents = ["before", "after", "values"].flatMap((name) => [name, `${name}Text`]);
    const known = [
      ...documents,
      "options",
      "today",
      "bodyText",
      "ignored",
      "changes",
      "issues",
      "valid",
      "refused",
      ...(own === null ? ["schema", "schemas", "document", "leftovers", "hidden"] : []),
    ];
    it.each(readCases(table, known))("$name", (entry) => {
      const endpoint = own ?? rp.compile(openApiOf(entry), "change");
      const options = { today: String(entry.today ?? today), ...(entry.options as object) };
      const [before, after, values] = ["before", "after", "values"].map(
        (name) => documentOf(entry, name) as JsonText,
      );
      const make = () =>
        values === undefined
          ? endpoint.patch(before as JsonText, after as JsonText, options)
          : endpoint.update(before as JsonText, values, options);
      if (entry.refused === true) return expect(make).toThrow(TypeError);
      const patch = make();
      expect(patch.bodyText).toBe(entry.bodyText);
      expect(patch.body).toEqual(patch.bodyText === "" ? null : JSON.parse(patch.bodyText));
      expectItems(patch.ignored, (entry.ignored ?? []) as Ignored[]);
      if (entry.changes !== undefined) expectItems(patch.changes, entry.changes as Change[]);
      expectIssues(patch.issues, entry.issues as ExpectedIssue[]);
      expect(patch.valid).toBe(!patch.issues.some(({ severity }) => severity === "error"));
      if (entry.valid !== undefined) expect(patch.valid).toBe(entry.valid);
    });
  });

  describe.each([
    ["letraz-diff", experience],
    ["affinda-diff", resume],
  ] as const)("%s", (table, endpoint) => {
    const known = ["before", "beforeText", "after", "afterText", "changes", "symmetric"];
    it.each(readCases(table, known))("$name", (entry) => {
      const [before, after] = ["before", "after"].map((name) => documentOf(entry, name) as JsonText);
      const changes = entry.changes as Change[];
      expectItems(endpoint.diff(before as JsonText, after as JsonText), changes);
      if (entry.symmetric !== true) return;
      // Words may be paired in several ways, and the two directions may differ.
      const reversed = changes.map(({ kind, before: earlier, after: later, ranges: _, ...rest }) => ({
        ...rest,
        kind: kind === "add" ? "remove" : kind === "remove" ? "add" : kind,
        ...(later === undefined ? {} : { before: later }),
        ...(earlier === undefined ? {} : { after: earlier }),
      }));
      expectItems(endpoint.diff(after as JsonText, before as JsonText), reversed);
    });
  });

  describe.each([
    ["letraz-errors", experience],
    ["affinda-errors", resume],
  ] as const)("%s", (table, endpoint) => {
    it.each(readCases(table, ["status", "body", "error"]))("$name", (entry) => {
      const actual = endpoint.parseError(Number(entry.status), entry.body);
      const { issues, ...members } = entry.error as { issues?: ExpectedIssue[] };
      expect(actual).toMatchObject(members);
      if (issues !== undefined) expectIssues(actual.issues, issues);
    });
  });

  describe("server-errors", () => {
    it.each(readCases("server-errors", ["api", "status", "body", "error"]))("$name", (entry) => {
      const endpoint = entry.api === "letraz" ? experience : resume;
      const actual = endpoint.parseError(Number(entry.status), entry.body);
      const { issues, ...members } = entry.error as { issues: ExpectedIssue[] };
      expect(actual).toMatchObject(members);
      expectIssues(actual.issues, issues);
    });
  });
}

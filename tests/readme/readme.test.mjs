// Type-checks every TypeScript snippet of README.md and runs it with the built package.

import { execFile } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { transformSync } from "esbuild";
import ts from "typescript";
import { beforeAll, describe, expect, test } from "vitest";
import { findExpectations, findSnippets } from "./snippets.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
const folder = `${root}build/readme`; // inside the package, so that "resume-patch" resolves to the package itself
const programs = findSnippets(readFileSync(`${root}README.md`, "utf8"));

const run = promisify(execFile);
/** Joins lines: Node prints long objects on several lines, a comment has one. */
const inOneLine = (text) => text.replaceAll(/\s+/g, " ").trim();
const fileName = (title) => title.toLowerCase().replaceAll(/\W+/g, "-");
const sourceOf = (title) => `${folder}/${fileName(title)}.ts`;
let errors;

beforeAll(() => {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const { title, code } of programs) {
    writeFileSync(sourceOf(title), `${code}\nexport {};\n`);
    const { code: script } = transformSync(code, { loader: "ts", format: "esm", target: "es2022" });
    writeFileSync(`${folder}/${fileName(title)}.mjs`, script);
  }
  errors = typeErrors();
});

/** Returns the compiler's errors by program. One run checks all, because most of the time is spent on the standard library. */
function typeErrors() {
  const program = ts.createProgram(
    programs.map(({ title }) => sourceOf(title)),
    {
      target: ts.ScriptTarget.ES2022,
      lib: ["lib.es2022.d.ts", "lib.dom.d.ts", "lib.dom.iterable.d.ts"],
      module: ts.ModuleKind.NodeNext,
      moduleResolution: ts.ModuleResolutionKind.NodeNext,
      strict: true,
      noEmit: true,
      types: [],
    },
  );
  const errors = new Map();
  for (const { file, messageText } of ts.getPreEmitDiagnostics(program)) {
    const message = ts.flattenDiagnosticMessageText(messageText, "\n");
    errors.set(file?.fileName, [...(errors.get(file?.fileName) ?? []), message]);
  }
  return errors;
}

test("the README has snippets", () => {
  expect(programs.length).toBeGreaterThan(0);
  const files = new Set(programs.map(({ title }) => sourceOf(title)));
  expect(files.size).toBe(programs.length);
  // No other file has errors either: the package's own declarations are checked too.
  expect([...errors].filter(([file]) => !files.has(file))).toEqual([]);
});

describe.each(programs)("$title", ({ title, code }) => {
  test("has the types it shows", () => {
    expect(errors.get(sourceOf(title)) ?? []).toEqual([]);
  });

  test("prints what it says", async () => {
    const page = code.includes("document.") ? ["--import", `${root}tests/readme/page.mjs`] : [];
    const { stdout } = await run(process.execPath, [...page, `${folder}/${fileName(title)}.mjs`]);
    expect(inOneLine(stdout)).toBe(inOneLine(findExpectations(code).join(" ")));
  });
});

// Runs every TypeScript snippet of README.md against the built package, after a strict type check.

import { execFile } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { transformSync } from "esbuild";
import ts from "typescript";
import { beforeAll, describe, expect, test } from "vitest";
import { findExpectations, findSnippets } from "./snippets.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
const folder = `${root}build/readme`; // inside the package, so that "resume-patch" is the package itself
const programs = findSnippets(readFileSync(`${root}README.md`, "utf8"));

const run = promisify(execFile);
/** Node breaks long objects into lines; a comment has one. */
const inOneLine = (text) => text.replaceAll(/\s+/g, " ").trim();
const fileName = (title) => title.toLowerCase().replaceAll(/\W+/g, "-");

beforeAll(() => {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const { title, code } of programs) {
    writeFileSync(`${folder}/${fileName(title)}.ts`, `${code}\nexport {};\n`);
    const { code: script } = transformSync(code, { loader: "ts", format: "esm", target: "es2022" });
    writeFileSync(`${folder}/${fileName(title)}.mjs`, script);
  }
});

function typeErrors(path) {
  const program = ts.createProgram([path], {
    target: ts.ScriptTarget.ES2022,
    lib: ["lib.es2022.d.ts", "lib.dom.d.ts", "lib.dom.iterable.d.ts"],
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    strict: true,
    noEmit: true,
    types: [],
  });
  return ts
    .getPreEmitDiagnostics(program)
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, "\n"));
}

test("the README has snippets", () => {
  expect(programs.length).toBeGreaterThan(0);
});

describe.each(programs)("$title", ({ title, code }) => {
  test("has the types it shows", () => {
    expect(typeErrors(`${folder}/${fileName(title)}.ts`)).toEqual([]);
  });

  test("prints what it says", async () => {
    const page = code.includes("document.") ? ["--import", `${root}tests/readme/page.mjs`] : [];
    const { stdout } = await run(process.execPath, [...page, `${folder}/${fileName(title)}.mjs`]);
    expect(inOneLine(stdout)).toBe(inOneLine(findExpectations(code).join(" ")));
  });
});

// Checks the declarations in several kinds of projects.
import { readFileSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import ts from "typescript";
import { beforeAll, describe, expect, it } from "vitest";
import { linkPackages, root, runIn, useInstalled } from "./install.js";

const installed = useInstalled();

beforeAll(async () => {
  await linkPackages(installed, "react-hook-form", "react", "@types/react");
});

async function compile(file: string, options: object, typescript = "typescript"): Promise<void> {
  const config = { compilerOptions: { ...strict, skipLibCheck: false, ...options }, files: [file] };
  await writeFile(join(installed.folder, "tsconfig.json"), JSON.stringify(config));
  const compiler = join(root, "node_modules", typescript, "bin/tsc");
  await runIn(installed.folder, process.execPath, compiler, "-p", "tsconfig.json");
}

/** The options of a page that a bundler builds. */
const page = {
  module: "ESNext",
  moduleResolution: "bundler",
  target: "ES2022",
  lib: ["ES2022", "DOM"],
  types: [],
};

/** The oldest supported version, the project's own and the newest, each without any later library. */
const versions = ["typescript-5.0", "typescript", "typescript-7.0"];

const strict = {
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  noEmit: true,
};
const nodeTypes = { types: ["node"], typeRoots: [join(root, "node_modules/@types")] };

/** The codes in the tables that are no known codes of issues; the last one stands for any other. */
const notIssues = ["status", "outcome", "nobodyThoughtOfThis"];

/** Returns the issues of the tables, each code and its params once. */
function knownIssues(): { code: string; params: object }[] {
  const tables = ["schema-keywords.json", "messages.json"];
  const found = new Map<string, { code: string; params: object }>();
  const visit = (value: unknown): void => {
    if (typeof value !== "object" || value === null) return;
    const { code, params } = value as { code?: unknown; params?: object };
    if (typeof code === "string" && typeof params === "object" && !notIssues.includes(code))
      found.set(JSON.stringify([code, params]), { code, params });
    for (const member of Object.values(value)) visit(member);
  };
  for (const table of tables) visit(JSON.parse(readFileSync(join(root, "tests/cases", table), "utf8")));
  return [...found.values()];
}

/** Opens a file with a text in the language service that editors use. */
async function editorOf(text: string) {
  const prefix = `import type { ResumePatch } from "resume-patch";
declare const rp: ResumePatch;
const endpoint = rp.affinda.resume;
const draft = endpoint.open({});
const value = draft.value;
console.log(value);
`;
  const file = join(installed.folder, "editor.ts");
  await writeFile(file, prefix + text);
  const options = {
    strict: true,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    target: ts.ScriptTarget.ES2022,
    types: [],
  };
  const service = ts.createLanguageService({
    getCompilationSettings: () => options,
    getScriptFileNames: () => [file],
    getScriptVersion: () => text,
    getScriptSnapshot: (path) => {
      const source = ts.sys.readFile(path);
      return source === undefined ? undefined : ts.ScriptSnapshot.fromString(source);
    },
    getCurrentDirectory: () => installed.folder,
    getDefaultLibFileName: ts.getDefaultLibFilePath,
    fileExists: ts.sys.fileExists,
    readFile: ts.sys.readFile,
  });
  return { service, file, prefix };
}

/** Returns the names that an editor offers at the end of a text. */
async function completionsOf(text: string): Promise<string[]> {
  const { service, file, prefix } = await editorOf(text);
  const { entries = [] } =
    service.getCompletionsAtPosition(file, prefix.length + text.length, undefined) ?? {};
  return entries.map(({ name }) => name);
}

describe("a project compiles", () => {
  it.each([
    [
      "for a bundler, in a page",
      { module: "ESNext", moduleResolution: "bundler", target: "ES2022", lib: ["ES2022", "DOM"], types: [] },
    ],
    [
      "for Node",
      { module: "NodeNext", moduleResolution: "NodeNext", target: "ES2022", lib: ["ES2023"], ...nodeTypes },
    ],
    [
      "for a worker",
      {
        module: "ESNext",
        moduleResolution: "bundler",
        target: "ES2022",
        lib: ["ES2022", "WebWorker"],
        types: [],
      },
    ],
  ])("%s", (_, options) => compile("types.ts", options));

  it("with React Hook Form", async () => {
    const options = {
      module: "ESNext",
      moduleResolution: "bundler",
      target: "ES2022",
      lib: ["ES2022", "DOM"],
      types: [],
      skipLibCheck: true, // Other packages' declarations are not checked here.
    };
    await compile("react-types.ts", options);
  });
});

describe.each(versions)("%s compiles", (typescript) => {
  it.each(["types.ts", "hints.ts"])("%s", (file) => compile(file, page, typescript));

  it("without exact optional properties", () =>
    compile("hints.ts", { ...page, exactOptionalPropertyTypes: false }, typescript));

  it("every issue that the tables expect", async () => {
    const issues = knownIssues();
    expect(issues.length).toBeGreaterThan(100);
    const source = `import type { KnownIssue, KnownIssueCode } from "resume-patch";
type Known = { [Code in KnownIssueCode]: Pick<KnownIssue<Code>, "code" | "params"> }[KnownIssueCode];
export const issues: readonly Known[] = ${JSON.stringify(issues)};`;
    await writeFile(join(installed.folder, "issues.ts"), source);
    await compile("issues.ts", page, typescript);
  });
});

describe("an editor", () => {
  it.each([
    ['draft.set("', ["/summary", "/workExperience/0/jobTitle", "/workExperience/0/dates/startDate"]],
    ['draft.setFromInput("', ["/name/first", "/skills/0/name"]],
    ['draft.get("', ["/name/first", "/skills"]],
    ["endpoint.toForm(draft.base).", ["summary", "workExperience"]],
    ["endpoint.update(draft.base, { ", ["summary", "workExperience"]],
    ["const code: import('resume-patch').IssueCode = \"", ["maxLength", "endBeforeStart"]],
  ])("completes %s", async (text, expected) => {
    const names = await completionsOf(text);
    expect(names).toEqual(expect.arrayContaining(expected));
    expect(names.filter((name) => /private|__|jsonText/.test(name))).toEqual([]);
  });

  it.each([
    ["endpoint", "Endpoint<Resume, ResumeUpdate>"],
    ["draft", "Draft<Resume, ResumeUpdate>"],
    ["value", "Resume"],
  ])("shows the type of %s as %s", async (name, expected) => {
    const { service, file, prefix } = await editorOf("");
    const info = service.getQuickInfoAtPosition(file, prefix.indexOf(`const ${name} `) + "const ".length);
    expect(ts.displayPartsToString(info?.displayParts)).toBe(`const ${name}: ${expected}`);
  });
});

it("arethetypeswrong finds nothing wrong", async () => {
  const program = join(root, "node_modules/@arethetypeswrong/cli/dist/index.js");
  const options = [
    "--profile",
    "esm-only",
    "--exclude-entrypoints",
    "./resume-patch.wasm",
    "./resume-patch-core.wasm",
  ];
  // Only the exit code counts: the printed list also has what the profile allows.
  await runIn(root, process.execPath, program, installed.tarball, ...options);
});

it("publint finds nothing to say", async () => {
  const { publint } = await import("publint");
  const { messages } = await publint({
    pkgDir: join(installed.folder, "node_modules/resume-patch"),
    strict: true,
  });
  expect(messages).toEqual([]);
});

// Checks the declarations in several kinds of projects.
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { linkPackages, root, runIn, useInstalled } from "./install.js";

const installed = useInstalled();

beforeAll(async () => {
  await linkPackages(installed, "react-hook-form", "react", "@types/react");
});

async function compile(file: string, options: object): Promise<void> {
  const config = { compilerOptions: { ...strict, skipLibCheck: false, ...options }, files: [file] };
  await writeFile(join(installed.folder, "tsconfig.json"), JSON.stringify(config));
  const compiler = join(root, "node_modules/typescript/bin/tsc");
  await runIn(installed.folder, process.execPath, compiler, "-p", "tsconfig.json");
}

const strict = {
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  noEmit: true,
};
const nodeTypes = { types: ["node"], typeRoots: [join(root, "node_modules/@types")] };

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

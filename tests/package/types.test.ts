// The declarations, as several kinds of projects see them.
import { copyFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, it } from "vitest";
import { root, runIn, useInstalled } from "./install.js";

const installed = useInstalled();

beforeAll(async () => {
  await copyFile(
    fileURLToPath(new URL("consumer/types.ts", import.meta.url)),
    join(installed.folder, "types.ts"),
  );
});

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
  ])(
    "%s",
    async (_, options) => {
      const config = { compilerOptions: { ...strict, ...options, skipLibCheck: false }, files: ["types.ts"] };
      await writeFile(join(installed.folder, "tsconfig.json"), JSON.stringify(config));
      await runIn(
        installed.folder,
        process.execPath,
        join(root, "node_modules/typescript/bin/tsc"),
        "-p",
        "tsconfig.json",
      );
    },
    60_000,
  );
});

it("arethetypeswrong finds nothing wrong", async () => {
  const program = join(root, "node_modules/@arethetypeswrong/cli/dist/index.js");
  const options = ["--profile", "esm-only", "--exclude-entrypoints", "./resume-patch.wasm"];
  // Its exit code tells; the list that it prints holds what the profile allows, too.
  await runIn(root, process.execPath, program, installed.tarball, ...options);
}, 60_000);

it("publint finds nothing to say", async () => {
  const { publint } = await import("publint");
  const { messages } = await publint({
    pkgDir: join(installed.folder, "node_modules/resume-patch"),
    strict: true,
  });
  expect(messages).toEqual([]);
}, 60_000);

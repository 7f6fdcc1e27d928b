// The adapters bring neither the module nor the code that calls it.
import { readFileSync } from "node:fs";
import { build } from "esbuild";
import { expect, it } from "vitest";

const { peerDependencies } = JSON.parse(readFileSync("package.json", "utf8"));
const entries = [
  "angular",
  "react",
  "react-hook-form",
  "solid",
  "svelte",
  "svelte-store",
  "tanstack-form",
  "vue",
];

it.each(entries)("%s imports no module", async (entry) => {
  const { metafile } = await build({
    entryPoints: [`js/src/${entry}.ts`],
    bundle: true,
    write: false,
    metafile: true,
    format: "esm",
    platform: "neutral",
    external: Object.keys(peerDependencies),
    outdir: "build/adapters-bundle",
  });
  const [output] = Object.values(metafile.outputs);
  const used = Object.entries(output?.inputs ?? {}).filter(([, { bytesInOutput }]) => bytesInOutput > 0);
  const names = used.map(([name]) => name.replace(/^js\/src\//, ""));
  expect(names).toContain(`${entry}.ts`);
  expect(names.filter((name) => /^(module|generated\/wasm|load|draft|client|storage)/.test(name))).toEqual(
    [],
  );
  for (const { path } of output?.imports ?? [])
    expect(Object.keys(peerDependencies).some((name) => path === name || path.startsWith(`${name}/`))).toBe(
      true,
    );
});

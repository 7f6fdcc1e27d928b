// Packs the package once for all tests of this folder, as `npm publish` would.
import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** Packs into a new folder and returns the path of the tarball and the files in it. The caller removes the folder. */
export async function pack() {
  const folder = await mkdtemp(join(tmpdir(), "resume-patch-pack-"));
  const { stdout } = await promisify(execFile)(
    "npm",
    ["pack", "--json", "--silent", "--pack-destination", folder],
    {
      cwd: root,
    },
  );
  // The scripts that run before and after packing print lines of their own.
  const [{ filename, files }] = JSON.parse(stdout.slice(stdout.indexOf("[")));
  return { folder, tarball: join(folder, filename), files };
}

/** Vitest calls this before the first test. */
export default async function setup({ provide }) {
  const packed = await pack();
  provide("packed", packed);
  return () => rm(packed.folder, { recursive: true, force: true });
}

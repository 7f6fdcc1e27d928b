// Installs the packed package as a user would, into a folder with the files of consumer/ and nothing else.
import { execFile } from "node:child_process";
import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, inject } from "vitest";

const run = promisify(execFile);

export const root = fileURLToPath(new URL("../..", import.meta.url));
const consumer = fileURLToPath(new URL("consumer", import.meta.url));

/** The programs that use an entry of the package, and what each prints or sets as the title of the page. */
export const programs = ["use.mjs", "use-slim.mjs", "use-core.mjs"];
export const printed = '{"company_name":"Mills"}';

interface PackedFile {
  readonly path: string;
  readonly size: number;
}

export interface Installed {
  /** The folder that has the package among its node_modules. */
  folder: string;
  /** The packed file. */
  tarball: string;
  /** The files in it. */
  files: PackedFile[];
}

declare module "vitest" {
  interface ProvidedContext {
    packed: { tarball: string; files: PackedFile[] };
  }
}

async function install(folder: string): Promise<Installed> {
  const { tarball, files } = inject("packed");
  await cp(consumer, folder, { recursive: true });
  await writeFile(
    join(folder, "package.json"),
    '{ "name": "consumer", "private": true, "type": "module" }\n',
  );
  await run("npm", ["install", "--offline", "--no-audit", "--no-fund", tarball], { cwd: folder });
  return { folder, tarball, files };
}

/** Installs the package before the tests of a file, and removes everything after them. */
export function useInstalled(): Installed {
  const installed: Installed = { folder: "", tarball: "", files: [] };
  beforeAll(async () => {
    Object.assign(installed, await install(await mkdtemp(join(tmpdir(), "resume-patch-"))));
  });
  afterAll(() => rm(installed.folder, { recursive: true, force: true }));
  return installed;
}

/** Links packages of the repository into the folder, as if they were installed beside the package. */
export async function linkPackages({ folder }: Installed, ...names: string[]): Promise<void> {
  for (const name of names) {
    const place = join(folder, "node_modules", name);
    await mkdir(dirname(place), { recursive: true });
    await symlink(join(root, "node_modules", name), place);
  }
}

/** Runs a program and returns its output. If it fails, the error contains its stderr. */
export async function runIn(folder: string, program: string, ...parameters: string[]): Promise<string> {
  try {
    const { stdout } = await run(program, parameters, { cwd: folder });
    return stdout.trim();
  } catch (failure) {
    const { stdout = "", stderr = "" } = failure as { stdout?: string; stderr?: string };
    throw new Error(`${program} ${parameters.join(" ")}\n${stdout}${stderr}`);
  }
}

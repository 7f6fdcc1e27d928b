// Runs the package in the hosts that need no download; `npm run test:hosts` runs all of them.
import { existsSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, inject, it } from "vitest";
import { runHost } from "./hosts/tools.mjs";

const folder = fileURLToPath(new URL("hosts", import.meta.url));
const names = readdirSync(folder).filter((name) => existsSync(`${folder}/${name}/host.mjs`));
const hosts = await Promise.all(
  names.map(async (name) => ({ name, ...(await import(`./hosts/${name}/host.mjs`)).default })),
);

describe("sends an edit in", () => {
  it.each(hosts.filter(({ isLight }) => isLight))("$title", async ({ name }) => {
    expect(await runHost(name, inject("packed").tarball)).toMatch(/\d/);
  });
});

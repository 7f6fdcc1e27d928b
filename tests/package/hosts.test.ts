// Runs the package in the hosts that need no download; `npm run test:hosts` runs all of them.
import { existsSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, inject, it } from "vitest";
import { runHost } from "./hosts/tools.mjs";

const folder = fileURLToPath(new URL("hosts", import.meta.url));
const names = readdirSync(folder).filter((name) => existsSync(`${folder}/${name}/host.mjs`));
const hosts = await Promise.all(
  names.map(async (name) => ({ name, ...(await import(`./hosts/${name}/host.mjs`)).default })),
);

it.each(hosts.filter(({ isLight }) => isLight))("sends an edit in: $title", async ({ name }) => {
  for await (const { version, failure } of runHost(name, inject("packed").tarball)) {
    expect(failure).toBeNull();
    expect(version).toMatch(/\d/);
  }
});

// Runs the hosts and prints the matrix. Usage: npm run test:hosts [-- host...]. Each folder with a host.mjs is a host.
import { existsSync, readdirSync } from "node:fs";
import { rm } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { pack } from "../pack.mjs";
import { runHost } from "./tools.mjs";

const here = fileURLToPath(new URL(".", import.meta.url));
const all = readdirSync(here).filter((name) => existsSync(`${here}/${name}/host.mjs`));
const chosen = process.argv.length > 2 ? process.argv.slice(2) : all;
const unknown = chosen.filter((name) => !all.includes(name));
if (unknown.length > 0) {
  console.error(`There is no host ${unknown.join(", ")}. The hosts are: ${all.join(", ")}.`);
  process.exit(2);
}

const { folder, tarball } = await pack();
console.log("| host | version | result | seconds |\n| --- | --- | --- | --- |");
for (const name of chosen) {
  let begin = performance.now();
  for await (const { title, version, failure } of runHost(name, tarball)) {
    const seconds = Math.round((performance.now() - begin) / 1000);
    begin = performance.now();
    const result = failure === null ? "works" : "FAILS";
    console.log(`| ${title} | ${version.trim().split("\n").at(-1)} | ${result} | ${seconds} |`);
    if (failure === null) continue;
    process.exitCode = 1;
    console.error(`${name}: ${failure.message}`);
  }
}
await rm(folder, { recursive: true, force: true });

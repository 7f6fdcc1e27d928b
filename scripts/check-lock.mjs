// Checks that the lock files install everywhere: no entry names a server, and the optional packages of every platform
// are listed. npm omits those that it could not fetch when it wrote the lock file, and `npm ci` then fails elsewhere.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));

/** Returns where Node looks for a dependency of the package at `path`: its own folder first, then each folder around it. */
function candidates(path, name) {
  const folders = [path];
  for (let folder = path; folder.includes("node_modules/"); ) {
    folder = folder.slice(0, folder.lastIndexOf("node_modules/")).replace(/\/$/, "");
    folders.push(folder);
  }
  return folders.map((folder) => `${folder === "" ? "" : `${folder}/`}node_modules/${name}`);
}

function faultsOf(file) {
  const { packages } = JSON.parse(readFileSync(`${root}${file}`, "utf8"));
  const faults = [];
  for (const [path, entry] of Object.entries(packages)) {
    if (/^https?:/.test(entry.resolved ?? ""))
      faults.push(`${file}: ${path} names the server ${entry.resolved}`);
    for (const name of Object.keys(entry.optionalDependencies ?? {})) {
      const found = candidates(path, name).some((candidate) => candidate in packages);
      if (!found) faults.push(`${file}: ${name}, which ${path} asks for, is missing`);
    }
  }
  return faults;
}

const faults = ["package-lock.json", "web-demo/package-lock.json"].flatMap(faultsOf);
for (const fault of faults) console.error(fault);
process.exitCode = faults.length === 0 ? 0 : 1;

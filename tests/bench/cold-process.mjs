// Measures one cold start in its own process: cold-process.mjs <bundle> <kind> <file with the document>. Prints milliseconds.
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const [bundle, kind, file] = process.argv.slice(2);
const bytes = new Uint8Array(readFileSync(file));
const start = performance.now();
const { firstResult } = await import(pathToFileURL(bundle).href);
const valid = await firstResult(kind, bytes);
const elapsed = performance.now() - start;
if (valid !== true) throw new Error(`${kind} is not valid`);
console.log(elapsed);

// Makes the sources that js/src takes from elsewhere: the API documents, their types, and the WebAssembly module with its
// glue code. Writes only what changed, so that watchers and incremental builds stay quiet.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { generateTypes } from "./generate-types.mjs";
import { inlineWasm } from "./inline-wasm.mjs";
import { trimGlue } from "./trim-glue.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const target = `${root}js/src/generated/`;
const apis = ["letraz", "affinda"];
const note = "// Made by scripts/generate-js.mjs; not to be edited.\n";

function write(name, text) {
  const path = target + name;
  if (!existsSync(path) || readFileSync(path, "utf8") !== text) writeFileSync(path, text);
}

function readApi(name) {
  return JSON.parse(readFileSync(`${root}wasm/apis/${name}.json`, "utf8"));
}

/** Returns the pointers of everything that a component refers to, including itself. */
function referencesIn(document, value, found = new Set()) {
  if (typeof value !== "object" || value === null) return found;
  if (typeof value.$ref === "string" && !found.has(value.$ref)) {
    found.add(value.$ref);
    const [, , group, name] = value.$ref.split("/");
    referencesIn(document, document.components[group][name], found);
  }
  for (const member of Object.values(value)) referencesIn(document, member, found);
  return found;
}

/** Removes what no page needs: the schemas of error responses, on which `parseError` does not rely. */
function leaveOutRefusals(document) {
  for (const { patch } of Object.values(document.paths)) {
    for (const status of Object.keys(patch.responses))
      if (!status.startsWith("2")) delete patch.responses[status];
  }
  const used = referencesIn(document, document.paths);
  for (const group of ["schemas", "responses"]) {
    const components = document.components[group] ?? {};
    for (const name of Object.keys(components)) {
      if (!used.has(`#/components/${group}/${name}`)) delete components[name];
    }
  }
  return document;
}

async function writeApis() {
  const documents = apis.map(
    (name) =>
      `export const ${name}: string = ${JSON.stringify(JSON.stringify(leaveOutRefusals(readApi(name))))};\n`,
  );
  write("apis.ts", note + documents.join(""));
  for (const name of apis) {
    for (const direction of ["read", "write"]) {
      write(`${name}-${direction}.ts`, await generateTypes(readApi(name), direction));
    }
  }
}

function writeInlined({ text, decoder, textStart, moduleStart, moduleEnd }) {
  return `${note}export const text: string = "${text}";
export const decoder: readonly number[] = [${decoder}];
export const [textStart, moduleStart, moduleEnd] = [${textStart}, ${moduleStart}, ${moduleEnd}] as const;
`;
}

/** The modules by what is put behind the names of their files. */
const modules = ["", "-core"];
const builtAs = (suffix) => `${root}build/wasm/resume-patch${suffix}`;

async function writeModule(suffix) {
  write(`wasm${suffix}.ts`, writeInlined(inlineWasm(readFileSync(`${builtAs(suffix)}.wasm`))));
  write(`glue${suffix}.js`, note + (await trimGlue(readFileSync(`${builtAs(suffix)}.mjs`, "utf8"))));
}

/** Something to type-check against while the module is not built. */
function writeModulePlaceholder(suffix) {
  const nothing = { text: "", decoder: [], textStart: 0, moduleStart: 0, moduleEnd: 0 };
  write(`wasm${suffix}.ts`, writeInlined(nothing));
  write(`glue${suffix}.js`, `${note}export default function glue() {}\n`);
}

export async function generate() {
  mkdirSync(target, { recursive: true });
  const glueTypes = "declare const glue: (module: object) => unknown;\nexport default glue;\n";
  for (const suffix of modules) write(`glue${suffix}.d.ts`, note + glueTypes);
  await writeApis();
  const isBuilt = modules.every((suffix) => existsSync(`${builtAs(suffix)}.wasm`));
  for (const suffix of modules) {
    if (isBuilt) await writeModule(suffix);
    else writeModulePlaceholder(suffix);
  }
  return isBuilt;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await generate();

import { readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { expect, it } from "vitest";
import manifest from "../../package.json" with { type: "json" };
import { printed, programs, runIn, useInstalled } from "./install.js";

const installed = useInstalled();

async function runScript(name: string, text: string): Promise<string> {
  await writeFile(join(installed.folder, name), text);
  return runIn(installed.folder, process.execPath, name);
}

it("holds what it should and nothing else", () => {
  const names = installed.files.map(({ path }) => path);
  expect(names).toEqual(
    expect.arrayContaining([
      "package.json",
      "README.md",
      "LICENSE",
      "THIRD-PARTY-NOTICES.md",
      "dist/index.js",
      "dist/slim.js",
    ]),
  );
  const isExpected =
    /^(package\.json|README\.md|LICENSE|CHANGELOG\.md|THIRD-PARTY-NOTICES\.md|dist\/[\w/-]+\.d\.ts)$/;
  const isSourceMap = /^dist\/[\w/-]+\.js\.map$/;
  /** What entries share, and the encoded modules, which the main entry and core import. */
  const isImported = /^dist\/(shared\/[\w-]+|wasm(-core)?)\.js$/;
  /** The folder of a subpath, for hosts that ignore `exports`. */
  const isSubpath = /^[\w-]+(\/[\w-]+)?\/package\.json$/;
  const others = names
    .filter(
      (name) => ![isExpected, isSourceMap, isImported, isSubpath].some((expected) => expected.test(name)),
    )
    .map((name) => `./${name}`);
  const exported = Object.values<string | Record<string, string>>(manifest.exports)
    .flatMap((entry) => (typeof entry === "string" ? [] : Object.values(entry)))
    .filter((path) => !path.endsWith(".d.ts"));
  expect(others.sort()).toEqual([...new Set(exported)].sort());
});

it("has every entry where `exports` is ignored", async () => {
  const home = join(installed.folder, "node_modules/resume-patch");
  for (const [subpath, entry] of Object.entries(manifest.exports)) {
    if (typeof entry === "string" || !entry.default.endsWith(".js")) continue;
    const folder = join(home, subpath);
    const { main, types } = JSON.parse(await readFile(join(folder, "package.json"), "utf8"));
    expect([join(folder, main), join(folder, types)], subpath).toEqual([
      join(home, entry.default),
      join(home, entry.types),
    ]);
  }
});

it.each(programs)("runs in Node: %s", async (name) => {
  expect(await runIn(installed.folder, process.execPath, name)).toBe(printed);
});

it.each([
  ["slim", "resume-patch.wasm"],
  ["core", "resume-patch-core.wasm"],
])("runs in Node with the module's file given as bytes: %s", async (entry, file) => {
  const script = `
    import { readFile } from "node:fs/promises";
    import { load } from "resume-patch/${entry}";
    const wasm = await readFile(new URL(import.meta.resolve("resume-patch/${file}")));
    const { affinda } = await load({ wasm });
    console.log(affinda.resume.validate({ languages: ["Klingon"] }).issues[0].code);`;
  expect(await runScript("bytes.mjs", script)).toBe("enum");
});

/** The files of an entry: itself and what it shares with others, without the encoded module. */
async function filesOf(entry: string, found = new Map<string, string>()): Promise<Map<string, string>> {
  const path = join(installed.folder, "node_modules/resume-patch/dist", entry);
  if (found.has(path)) return found;
  const source = await readFile(path, "utf8");
  found.set(path, source);
  for (const [, imported = ""] of source.matchAll(/from "(\.[^"]+\.js)";/g))
    if (!/\bwasm(-core)?\.js$/.test(imported)) await filesOf(join(dirname(entry), imported), found);
  return found;
}

it("speaks each language that it exports, and none in the main entries", async () => {
  const tags = Object.keys(manifest.exports).flatMap((path) => /^\.\/messages\/(\w+)$/.exec(path)?.[1] ?? []);
  expect(tags).toEqual(["de", "en", "es", "fr", "hi", "pt"]);
  const script = `
    import { load } from "resume-patch";
    for (const tag of ${JSON.stringify(tags)}) {
      const { [tag]: messages } = await import("resume-patch/messages/" + tag);
      console.log((await load({ messages })).letraz.experience.validate({ city: 7 }).issues[0].message);
    }`;
  const sentences = (await runScript("languages.mjs", script)).split("\n");
  expect(sentences.map((sentence) => sentence.split(/\b |: /)[0])).toEqual([
    "Stadt",
    "City",
    "Ciudad",
    "Ville\u00a0",
    "शहर",
    "Cidade",
  ]);
  for (const entry of ["index.js", "slim.js", "core.js"]) {
    const source = [...(await filesOf(entry)).values()].join("");
    expect(source).toContain("characters");
    expect(source).not.toMatch(/Zeichen|caracteres|Stadt|Ciudad/);
  }
});

/** A screen: 40 lines of 100 characters. */
const screen = { lines: 40, characters: 4000 };

it.each([
  ["an error of the package", "", "rp.compile({}, 'change');"],
  ["an error of the core entry", "/core", "rp.compile({}, 'change');"],
  ["a value that JSON cannot carry", "/slim", "rp.letraz.experience.patch({}, { a: Number.NaN });"],
  // The host's own functions fail inside of Emscripten's code, as they do where memory runs out.
  [
    "an error while the module starts",
    "",
    "WebAssembly.Instance = class { constructor() { throw new RangeError('No memory'); } };",
  ],
])("prints on a screen at most, uncaught: %s", async (_, entry, statement) => {
  const script = `
    import { load } from "resume-patch${entry}";
    ${statement.startsWith("rp.") ? "" : statement}
    const rp = await load();
    ${statement.startsWith("rp.") ? statement : ""}`;
  const failure: Error = await runScript("uncaught.mjs", script).then(
    () => new Error("It did not fail."),
    (reason) => reason,
  );
  expect(failure.message).toMatch(/Error: /);
  expect(failure.message.length).toBeLessThan(screen.characters);
  expect(failure.message.split("\n").length).toBeLessThan(screen.lines);
});

it("has source maps with the sources, and classes with their names", async () => {
  const sources = [];
  for (const path of (await filesOf("index.js")).keys()) {
    const map = JSON.parse(await readFile(`${path}.map`, "utf8"));
    expect(map.sourcesContent).toHaveLength(map.sources.length);
    sources.push(...map.sources);
  }
  expect(sources).toContain("../../js/src/draft/draft.ts");
  const script = `
    import { load } from "resume-patch";
    const draft = (await load()).letraz.experience.open({});
    console.log(draft.constructor.name, draft.endpoint.constructor.name);`;
  expect(await runScript("names.mjs", script)).toMatch(/^_?ModuleDraft ModuleEndpoint$/);
});

it("makes resolvers where React Hook Form is not installed", async () => {
  const script = `
    import { load } from "resume-patch";
    import { resumePatchResolver } from "resume-patch/react-hook-form";
    const { experience } = (await load()).letraz;
    const options = { fields: {}, names: ["started_from_year"], shouldUseNativeValidation: false };
    const { errors } = resumePatchResolver(experience)({ started_from_year: "20x4" }, undefined, options);
    const { values } = resumePatchResolver(experience)({ started_from_year: "2024" }, undefined, options);
    const broken = resumePatchResolver(experience)({ started_from_year: new Date() }, undefined, options);
    console.log(errors.started_from_year.type, JSON.stringify(values), Object.keys(broken.errors).join());`;
  expect(await runScript("resolver.mjs", script)).toBe('type {"started_from_year":2024} started_from_year');
});

it.each(["resume-patch", "resume-patch/slim"])("sends drafts of %s", async (entry) => {
  const script = `
    import { load } from "${entry}";
    import { letrazClient } from "resume-patch/client";
    const { experience } = (await load()).letraz;
    const requests = [];
    const fetch = async (url, { method, body }) => {
      requests.push([method, url, body]);
      const name = method === "PATCH" ? "MILLS" : "Looms";
      return new Response('{"id":"7","company_name":"' + name + '","n":1.10}');
    };
    const auth = { type: "bearer", token: "t" };
    const client = letrazClient({ endpoint: experience, auth, fetch, baseUrl: "https://a.example/api/" });
    const ids = { resumeId: "base", id: "7" };
    const { draft } = await client.load(ids);
    draft.set("/company_name", "Mills");
    const { kind, altered } = await client.send(draft, ids);
    console.log(kind, altered[0].after, requests[1].join(" "));`;
  expect(await runScript("client.mjs", script)).toBe(
    'sent MILLS PATCH https://a.example/api/resume/base/experience/7/ {"company_name":"Mills"}',
  );
});

it("can be required, because nothing in it awaits at its top level", async () => {
  const script = `require("resume-patch").load().then((rp) => console.log(rp.letraz.experience.validate({}).valid));`;
  await writeFile(join(installed.folder, "required.cjs"), script);
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  if (major === 20 && minor < 19) return;
  expect(await runIn(installed.folder, process.execPath, "required.cjs")).toBe("true");
});

it("does nothing on import, and leaves nothing running", async () => {
  const script = `
    const before = Object.getOwnPropertyNames(globalThis).length;
    await import("resume-patch");
    await import("resume-patch/client");
    console.log(Object.getOwnPropertyNames(globalThis).length - before);`;
  expect(await runScript("import.mjs", script)).toBe("0");
});

it("runs where code may not be made from strings", async () => {
  const strict = "--disallow-code-generation-from-strings";
  expect(await runIn(installed.folder, process.execPath, strict, "use.mjs")).toBe(printed);
});

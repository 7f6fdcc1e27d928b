// `npm run bench`: prints one table of medians, in Node and in Chromium. Needs a build (`npm run build:wasm`, `build:js`).
import { execFile, execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { promisify } from "node:util";
import { serveFolder } from "../../scripts/static-server.mjs";
import { launchChromium } from "../browser/chromium.mjs";
import example from "../cases/affinda-example-response.json" with { type: "json" };
import { brotliBytes, bundle, output, root } from "./bundle.mjs";
import { experienceRequest, makeResume } from "./documents.mjs";
import { median } from "./measure.mjs";
import { measureCalls } from "./measures.mjs";
import { soak } from "./soak.mjs";
import { printTable } from "./table.mjs";

const coldRuns = 9;
const kinds = ["experience", "resume"];

async function prepare() {
  mkdirSync(output, { recursive: true });
  writeFileSync(`${output}/index.html`, "<!doctype html><meta charset=utf-8><title>Bench</title>");
  writeFileSync(`${output}/experience.json`, JSON.stringify(experienceRequest));
  writeFileSync(`${output}/resume.json`, JSON.stringify(makeResume(example)));
  await bundle("ours.mjs", "ours");
  await bundle("core.mjs", "core");
  await bundle("peer.mjs", "peer");
  await bundle("nothing.mjs", "nothing");
  await bundle("page.mjs", "page");
}

/** Returns rows of medians in microseconds; `nothing` is the part that does not depend on a library. */
async function coldRows(kind, measureOnce) {
  const samples = { ours: [], core: [], peer: [], nothing: [] };
  const names = Object.keys(samples);
  for (let run = 0; run < coldRuns; run++) {
    for (const name of names) samples[name].push(await measureOnce(name));
  }
  const [ours, core, peer, nothing] = names.map((name) => median(samples[name]) * 1000);
  const title = `cold start, import to first result: ${kind}`;
  return [
    { title, ours, peer, nothing },
    { title: `${title}, resume-patch/core`, ours: core, peer, nothing },
  ];
}

function coldInNode(kind) {
  return coldRows(kind, async (name) => {
    const parameters = [
      `${root}tests/bench/cold-process.mjs`,
      `${output}/${name}.js`,
      kind,
      `${output}/${kind}.json`,
    ];
    const { stdout } = await promisify(execFile)(process.execPath, parameters);
    return Number(stdout);
  });
}

async function inNode() {
  const rows = await measureCalls();
  for (const kind of kinds) rows.push(...(await coldInNode(kind)));
  return rows;
}

/** Uses a new browser context each time, with an empty cache. ajv needs `unsafe-eval`, so the page has no policy. */
async function coldStart(browser, url, name, kind) {
  const context = await browser.newContext({ bypassCSP: true });
  const page = await context.newPage();
  await page.goto(url);
  const elapsed = await page.evaluate(
    async ([script, kind]) => {
      const bytes = new Uint8Array(await (await fetch(`/${kind}.json`)).arrayBuffer());
      const start = performance.now();
      const { firstResult } = await import(script);
      const valid = await firstResult(kind, bytes);
      if (valid !== true) throw new Error(`${kind} is not valid`);
      return performance.now() - start;
    },
    [`/${name}.js`, kind],
  );
  await context.close();
  return elapsed;
}

async function inChromium() {
  const server = await serveFolder(output);
  const browser = await launchChromium();
  try {
    const page = await (await browser.newContext({ bypassCSP: true })).newPage();
    await page.goto(server.url);
    await page.evaluate(() => import("/page.js"));
    const rows = await page.evaluate(() => globalThis.measureCalls());
    const keystrokes = await page.evaluate(() => globalThis.measureKeystrokes());
    const typing = await page.evaluate(() => globalThis.measureTypingInForms());
    for (const kind of kinds) {
      rows.push(...(await coldRows(kind, (name) => coldStart(browser, server.url, name, kind))));
    }
    return { rows, keystrokes, typing };
  } finally {
    await browser.close();
    await server.close();
  }
}

/** Every entry of the package alone. The largest catalogue represents all of them. */
async function sizes() {
  const { exports } = JSON.parse(readFileSync(`${root}package.json`, "utf8"));
  const found = {};
  const catalogues = {};
  for (const [entry, target] of Object.entries(exports)) {
    const name = entry.replace(/^\./, "resume-patch");
    const file = (target.default ?? target).replace(/^\.\//, "");
    const isScript = file.endsWith(".js");
    const bundled = isScript ? await bundle(file, `size-${name.replaceAll(/\W+/g, "-")}`) : `${root}${file}`;
    (entry.startsWith("./messages/") ? catalogues : found)[name] = brotliBytes(bundled);
  }
  const [name, bytes] = Object.entries(catalogues).sort((one, other) => other[1] - one[1])[0];
  const peers = brotliBytes(await bundle("sizes-peer.mjs", "sizes-peer"));
  return {
    ...found,
    [`${name}, the largest catalogue of ${Object.keys(catalogues).length}`]: bytes,
    "resume-patch/slim and its module": found["resume-patch/slim"] + found["resume-patch/resume-patch.wasm"],
    "ajv, ajv-formats and fast-json-patch, without schemas": peers,
  };
}

/** Runs the C++ benchmark of the reader and nlohmann_json's DOM, which prints one JSON object per line. */
function readBench(preset, command) {
  const options = { cwd: root, encoding: "utf8" };
  execFileSync("sh", ["scripts/build-cpp.sh", preset, "read_bench"], { ...options, stdio: "ignore" });
  const text = execFileSync(command[0], [...command.slice(1), `${output}/resume.json`], options);
  return text
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
}

await prepare();
const node = await inNode();
const { rows: chromium, keystrokes, typing } = await inChromium();
printTable({
  node,
  chromium,
  keystrokes,
  typing,
  sizes: await sizes(),
  memory: await soak(),
  readers: {
    WebAssembly: readBench("wasm", [process.execPath, "build/wasm/read_bench.cjs"]),
    native: readBench("native", ["build/native/read_bench"]),
  },
});

// What the programs of the hosts use: a folder with the packed package, the API, programs and a browser.
import { spawn } from "node:child_process";
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { launchChromium } from "../../browser/chromium.mjs";
import { ApiServer } from "./api-server.mjs";

const here = fileURLToPath(new URL(".", import.meta.url));

/** The longest time in milliseconds that an app may take to report its outcome. */
const patience = 120_000;

/** Starts a program in a process group of its own. */
function start(program, parameters, { cwd, env = {} }) {
  const child = spawn(program, parameters, { cwd, env: { ...process.env, ...env }, detached: true });
  let output = "";
  const take = (chunk) => {
    output += chunk;
  };
  child.stdout.setEncoding("utf8").on("data", take);
  child.stderr.setEncoding("utf8").on("data", take);
  let isRunning = true;
  const ended = new Promise((resolve) => {
    child.once("error", (failure) => resolve({ code: -1, output: String(failure) }));
    child.once("close", (code) => resolve({ code, output }));
  }).finally(() => {
    isRunning = false;
  });
  const stop = () => {
    try {
      process.kill(-child.pid, "SIGKILL");
    } catch {
      // It has ended.
    }
    return ended;
  };
  return { ended, stop, isRunning: () => isRunning, output: () => output };
}

/** An app in a folder of its own, with the package installed beside it, and the API that it uses. */
export class App {
  #cleanups = [];
  #server = null;

  /** @param {string} name the folder of the host */
  static async create(name, tarball) {
    const app = new App();
    app.folder = await mkdtemp(join(tmpdir(), `resume-patch-${name}-`));
    app.#cleanups.push(() => rm(app.folder, { recursive: true, force: true }));
    await cp(join(here, "shared"), app.folder, { recursive: true });
    await cp(join(here, name), app.folder, { recursive: true });
    await rm(join(app.folder, "host.mjs"));
    await app.#install(tarball);
    app.api = await new ApiServer().listen();
    app.#cleanups.push(() => app.api.close());
    return app;
  }

  /** Installs the package, and with it what the app's package.json asks for. */
  async #install(tarball) {
    const path = join(this.folder, "package.json");
    const manifest = JSON.parse(await readFile(path, "utf8").catch(() => '{ "type": "module" }'));
    const isAlone = manifest.dependencies === undefined;
    manifest.private = true;
    await writeFile(path, JSON.stringify(manifest, null, 2));
    const options = ["install", "--no-audit", "--no-fund", ...(isAlone ? ["--offline"] : []), tarball];
    await this.run("npm", options);
  }

  /** Runs a program to its end and returns its output. */
  async run(program, parameters, options = {}) {
    const { ended, stop } = start(program, parameters, { cwd: this.folder, ...options });
    this.#cleanups.push(stop);
    const { code, output } = await ended;
    if (code !== 0)
      throw new Error(`${program} ${parameters.join(" ")} ended with ${code}:\n${output.slice(-4000)}`);
    return output.trim();
  }

  /** Starts a program that runs until the app is closed. */
  serve(program, parameters, options = {}) {
    const server = start(program, parameters, { cwd: this.folder, ...options });
    this.#cleanups.push(server.stop);
    this.#server = server;
  }

  /** A port on which nothing listens. */
  async freePort() {
    const probe = createServer();
    await new Promise((listening) => probe.listen(0, "127.0.0.1", listening));
    const { port } = probe.address();
    await new Promise((closed) => probe.close(closed));
    return port;
  }

  /** Fetches a text from the server that the app started, as soon as it listens. */
  async fetchText(url) {
    const end = Date.now() + patience;
    for (;;) {
      const response = await fetch(url).catch(() => null);
      if (response?.ok) return response.text();
      const text = response === null ? "" : `${response.status} ${(await response.text()).slice(0, 2000)}`;
      const { isRunning, output } = this.#server;
      if (text !== "" || !isRunning() || Date.now() > end)
        throw new Error(`${text}\n${output().slice(-4000)}`);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }

  /** A program of the app's own packages. */
  bin(name) {
    return join(this.folder, "node_modules/.bin", name);
  }

  /** The text of the first paragraph of a page that the app's server renders. */
  async fetchParagraph(url) {
    const [, text = ""] = /<p>(.*?)<\/p>/s.exec(await this.fetchText(url)) ?? [];
    return text;
  }

  /** Opens a page in Chromium and returns the outcome that it reports. */
  async openPage(url) {
    const browser = await launchChromium();
    this.#cleanups.push(() => browser.close());
    const page = await browser.newPage();
    const complaints = [];
    page.on("console", (message) => {
      if (message.type() === "error" || message.type() === "warning") complaints.push(message.text());
    });
    page.on("pageerror", (failure) => complaints.push(failure.message));
    await page.goto(url);
    return this.outcome(() => complaints.join("\n"));
  }

  /** Serves a folder at the API's origin and returns the URL of its start page. */
  serveFolder(folder = this.folder) {
    this.api.root = folder;
    return `${this.api.origin}/index.html`;
  }

  /** Serves a folder and opens its start page in Chromium. */
  openFolder(folder = this.folder) {
    return this.openPage(this.serveFolder(folder));
  }

  /** The outcome that the app reports, or an error with what else is known after the time limit. */
  outcome(known = () => "") {
    let timer;
    const late = new Promise((_, reject) => {
      timer = setTimeout(() => reject(new Error(`The app reported nothing. ${known()}`)), patience);
    });
    return Promise.race([this.api.outcome(), late]).finally(() => clearTimeout(timer));
  }

  /** Runs when the app is closed. */
  onClose(cleanup) {
    this.#cleanups.push(cleanup);
  }

  copy(from, to) {
    return cp(join(this.folder, from), join(this.folder, to));
  }

  /** The file of an entry of the package. */
  resolve(id) {
    const require = createRequire(join(this.folder, "app.js"));
    return require.resolve(id);
  }

  async close() {
    for (const cleanup of this.#cleanups.reverse()) await cleanup();
  }
}

/** What an app reports if everything went well, and the one body that the API must have received. */
export const expected = {
  outcome: "sent Mills clean",
  bodies: ['{"company_name":"Mills","finished_at_year":2024}'],
};

/**
 * A folder with a host.mjs, whose default export this is.
 * @typedef {object} Host
 * @property {string} title
 * @property {boolean} isLight whether it needs no download, so that `npm test` runs it
 * @property {(app: App) => string | Promise<string>} version
 * @property {(app: App) => Promise<unknown>} [prepare] builds or starts what all cases use
 * @property {(app: App) => Promise<string>} [run] runs the app and returns its outcome
 * @property {Record<string, (app: App) => Promise<string>>} [cases] in place of `run`: several ways to run the app, by title
 */

async function runCase(run, app) {
  app.api.reset();
  const outcome = await run(app);
  if (outcome !== expected.outcome) throw new Error(`The app reported: ${outcome}`);
  const { bodies } = app.api;
  if (JSON.stringify(bodies) !== JSON.stringify(expected.bodies))
    throw new Error(`The API received ${JSON.stringify(bodies)}`);
}

/** Runs a host. Yields the title of each case, the version of the host, and the failure or null. */
export async function* runHost(name, tarball) {
  /** @type {{ default: Host }} */
  const { default: host } = await import(`./${name}/host.mjs`);
  const cases = Object.entries(host.cases ?? { [host.title]: host.run });
  const app = await App.create(name, tarball);
  try {
    await host.prepare?.(app);
    const version = await host.version(app);
    for (const [title, run] of cases) {
      const failure = await runCase(run, app).then(
        () => null,
        (reason) => reason,
      );
      yield { title, version, failure };
    }
  } catch (failure) {
    yield { title: host.title, version: "", failure };
  } finally {
    await app.close();
  }
}

/** The version of the browser that `openPage` opens. */
export async function chromiumVersion() {
  const browser = await launchChromium();
  const version = browser.version();
  await browser.close();
  return version;
}

/** Bundles a file of the app with esbuild, as a page would. */
export function bundleForBrowser(app, entry, output, options = { format: "esm" }) {
  return build({
    absWorkingDir: app.folder,
    entryPoints: [entry],
    outfile: `${app.folder}/${output}`,
    bundle: true,
    minify: true,
    logLevel: "error",
    ...options,
  });
}

/** The version of Vitest that the app has. */
export const vitestVersion = (app) => app.run(app.bin("vitest"), ["--version"]);

/** Runs the app's tests with Vitest. They report their outcome to the API. */
export async function runVitest(app) {
  await app.run(app.bin("vitest"), ["run"], { env: { API: app.api.origin } });
  return app.outcome();
}

// A small Letraz server for the host tests. It stores one work experience, records each PATCH, and receives the outcome that an
// app reports. It listens on a free port of 127.0.0.1 and serves the app's folder as well, for pages.
import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize, sep } from "node:path";

const experiencePath = "/api/resume/base/experience/7/";

const mediaTypes = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".wasm": "application/wasm",
};

/** Apps run at other origins too: a development server's, a file's, a sandboxed frame's. */
const anyOrigin = {
  "access-control-allow-origin": "*",
  "access-control-allow-methods": "GET, PATCH, POST",
  "access-control-allow-headers": "*",
};

async function readText(request) {
  let text = "";
  for await (const chunk of request.setEncoding("utf8")) text += chunk;
  return text;
}

async function findFile(root, pathname) {
  const path = normalize(
    join(root, decodeURIComponent(pathname.endsWith("/") ? `${pathname}index.html` : pathname)),
  );
  const entry = path.startsWith(root + sep) ? await stat(path).catch(() => null) : null;
  return entry?.isFile() ? path : null;
}

/** One experience, its PATCH bodies and what the app reported. */
export class ApiServer {
  /** The bodies of all PATCH requests, in their order. */
  bodies;
  /** The folder to serve; null serves none. */
  root = null;
  #server = createServer((request, response) => {
    this.#answer(request, response).catch(() => response.destroy());
  });
  #experience;
  #resolveOutcome;
  #outcome;

  constructor() {
    this.reset();
  }

  /** Forgets all requests and stores the first state again. */
  reset() {
    this.bodies = [];
    this.#experience = {
      id: "7",
      company_name: "Looms",
      job_title: "Weaver",
      finished_at_year: 2001,
      employment_type: "Part-time",
    };
    this.#outcome = new Promise((resolve) => {
      this.#resolveOutcome = resolve;
    });
  }

  async listen() {
    await new Promise((listening) => this.#server.listen(0, "127.0.0.1", listening));
    this.origin = `http://127.0.0.1:${this.#server.address().port}`;
    /** The base URL for `letrazClient`. */
    this.baseUrl = `${this.origin}/api/`;
    return this;
  }

  close() {
    return new Promise((closed) => {
      this.#server.close(closed);
      this.#server.closeAllConnections();
    });
  }

  /** Waits for the outcome that an app posts to /outcome. */
  outcome() {
    return this.#outcome;
  }

  async #answer(request, response) {
    const { pathname } = new URL(request.url, this.origin);
    const send = (status, value) =>
      response
        .writeHead(status, { ...anyOrigin, "content-type": "application/json" })
        .end(JSON.stringify(value));
    if (request.method === "OPTIONS") return response.writeHead(204, anyOrigin).end();
    if (pathname === "/outcome") {
      this.#resolveOutcome(await readText(request));
      return send(200, {});
    }
    if (pathname === experiencePath) return send(200, await this.#change(request));
    const path = this.root === null ? null : await findFile(this.root, pathname);
    if (path === null) return send(404, { detail: "Not found." });
    const type = mediaTypes[extname(path)] ?? "application/octet-stream";
    createReadStream(path).pipe(response.writeHead(200, { ...anyOrigin, "content-type": type }));
  }

  async #change(request) {
    if (request.method === "PATCH") {
      const body = await readText(request);
      this.bodies.push(body);
      Object.assign(this.#experience, JSON.parse(body));
    }
    return this.#experience;
  }
}

// A proxy on loopback that forwards every request to a target server, except requests for which a fault is queued.
//
//   const proxy = await startFaultProxy(server.url);
//   proxy.next(faults.status(429, { retryAfter: 1 }), faults.lostResponse());   // the next two requests
//   await fetch(proxy.url + "/resume/base/experience/7/", ...);
//   proxy.log                                                                   // each request and its result
//
// Preflight requests are forwarded and use up no fault.
import { createServer, request as makeRequest } from "node:http";
import { corsHeaders, readBody } from "./http.mjs";

export { faults } from "./faults.mjs";

/**
 * One request and its result.
 * @typedef {object} LogEntry
 * @property {string} method
 * @property {string} path
 * @property {import("node:http").IncomingHttpHeaders} headers
 * @property {string | null} body the part that arrived; null until it was read
 * @property {string} fault its name; "" without a fault
 * @property {number | null} stored the status of the target server's response; null if it was not asked or did not
 *   respond
 * @property {number | null} status the status that the client received; null if it received none
 */

/** Headers of a single connection, and the length, which a fault may change. */
const ownHeaders = new Set([
  "connection",
  "keep-alive",
  "transfer-encoding",
  "content-length",
  "accept-encoding",
]);

function passedOn(headers) {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !ownHeaders.has(name)));
}

/** One request while it is handled; a fault works with it. */
export class Exchange {
  /** @type {LogEntry} */
  entry;
  request;
  response;
  #target;
  #read = null;

  constructor(target, request, response, entry) {
    this.#target = target;
    this.request = request;
    this.response = response;
    this.entry = entry;
  }

  /** Returns the whole body of the request. */
  async body() {
    this.#read ??= readBody(this.request);
    const body = await this.#read;
    this.entry.body = body.toString();
    return body;
  }

  /** Opens a request to the target server with the headers of this one. `length` is the length of the body that follows. */
  open(length) {
    const { method, headers } = this.request;
    const { hostname, port, pathname } = new URL(this.#target);
    const path = pathname.replace(/\/$/, "") + this.request.url;
    const hasBody = method !== "GET" && method !== "HEAD" && method !== "OPTIONS";
    const framing = hasBody ? { "content-length": String(length) } : {};
    return makeRequest({
      hostname,
      port,
      method,
      path,
      headers: { ...passedOn(headers), ...framing },
      agent: false,
    });
  }

  /**
   * Sends the request to the target server, with its own body or another one.
   * @param {Buffer | string} [other]
   * @returns {Promise<{ status: number, headers: Record<string, unknown>, body: Buffer }>}
   */
  async forward(other) {
    const body = other === undefined ? await this.body() : Buffer.from(other);
    const outgoing = this.open(body.length);
    const answered = await new Promise((resolve, reject) => {
      outgoing.once("error", reject).once("response", resolve).end(body);
    });
    this.entry.stored = answered.statusCode;
    return {
      status: answered.statusCode,
      headers: passedOn(answered.headers),
      body: await readBody(answered),
    };
  }

  /** Starts a response of the proxy itself, readable for pages of any origin. */
  respond(status, headers, body) {
    this.send({ status, headers: { ...corsHeaders(this.request), ...headers }, body: Buffer.from(body) });
  }

  /** Writes the head of a response whose body has `length` bytes. */
  writeHead({ status, headers, body }) {
    this.entry.status = status;
    this.response.writeHead(status, { ...headers, "content-length": body.length });
  }

  send(answer) {
    this.writeHead(answer);
    this.response.end(answer.body);
  }

  /** Resets the client's connection, as a crash or a firewall would. */
  reset() {
    this.response.socket?.resetAndDestroy();
  }
}

async function pass(exchange) {
  exchange.send(await exchange.forward());
}

class FaultProxy {
  /** @type {LogEntry[]} */
  log = [];
  url = "";
  #target;
  #server;
  #queue = [];
  #waiting = [];
  #unfinished = 0;

  constructor(target) {
    this.#target = target;
    this.#server = createServer((request, response) => this.#handle(request, response));
  }

  /** Queues faults for the next requests, one each. */
  next(...faults) {
    this.#queue.push(...faults);
  }

  /** The number of queued faults that no request has used yet. */
  get pending() {
    return this.#queue.length;
  }

  /** Resolves with the last of `count` requests when that many have arrived since the start. */
  async arrived(count) {
    while (this.log.length < count) await new Promise((resolve) => this.#waiting.push(resolve));
    return this.log[count - 1];
  }

  /** Resolves when every request that arrived is handled, so the target server has stored what it will store. */
  async settled() {
    while (this.#unfinished > 0) await new Promise((resolve) => this.#waiting.push(resolve));
  }

  #wake() {
    for (const wake of this.#waiting.splice(0)) wake();
  }

  /** Refuses every new connection and closes the open ones. */
  async down() {
    const closed = new Promise((resolve) => this.#server.close(resolve));
    this.#server.closeAllConnections();
    await closed;
  }

  /** Accepts connections (again), at the same address. */
  async up() {
    const port = this.url === "" ? 0 : Number(new URL(this.url).port);
    await new Promise((resolve, reject) => {
      this.#server.once("error", reject);
      this.#server.listen(port, "127.0.0.1", resolve);
    });
    this.url = `http://127.0.0.1:${this.#server.address().port}`;
  }

  async stop() {
    if (this.#server.listening) await this.down();
  }

  async #handle(request, response) {
    const isPreflight = request.method === "OPTIONS";
    const fault = isPreflight ? undefined : this.#queue.shift();
    const { method, headers } = request;
    const outcome = { body: null, fault: fault?.name ?? "", stored: null, status: null };
    const entry = { method, path: request.url, headers, ...outcome };
    if (!isPreflight) this.log.push(entry);
    this.#wake();
    const exchange = new Exchange(this.#target, request, response, entry);
    this.#unfinished++;
    request.on("error", () => {}); // a client may close the connection at any time
    try {
      await (fault?.run ?? pass)(exchange);
    } catch (error) {
      if (response.headersSent || response.destroyed) response.destroy();
      else exchange.respond(502, { "content-type": "text/plain" }, `proxy: ${error.message}`);
    }
    this.#unfinished--;
    this.#wake();
  }
}

/**
 * Starts a proxy.
 * @param {string} target address of the target server, with or without a path
 * @returns {Promise<FaultProxy>} its `url` replaces `target`
 */
export async function startFaultProxy(target) {
  const proxy = new FaultProxy(target);
  await proxy.up();
  return proxy;
}

// The faults that a proxy can put in the way of a request. A connection that is refused is no fault of one request:
// `proxy.down()`.
import { setTimeout as sleep } from "node:timers/promises";

/**
 * @typedef {object} Fault
 * @property {string} name as the proxy's log has it
 * @property {(exchange: import("./fault-proxy.mjs").Exchange) => Promise<void>} run
 */

const html = { "content-type": "text/html; charset=utf-8" };
const json = { "content-type": "application/json" };
const page = (title) =>
  `<!DOCTYPE html>\n<html><head><title>${title}</title></head>\n<body><center><h1>${title}</h1></center></body></html>\n`;

/** What usual servers say with a status. */
const usualResponses = {
  401: [json, JSON.stringify({ detail: "Authentication credentials were not provided." })],
  403: [json, JSON.stringify({ detail: "You do not have permission to perform this action." })],
  404: [json, JSON.stringify({ detail: "Not found." })],
  409: [json, JSON.stringify({ detail: "The resource was changed by somebody else." })],
  413: [html, page("413 Request Entity Too Large")],
  429: [json, JSON.stringify({ detail: "Request was throttled." })],
  500: [html, "<h1>Server Error (500)</h1>"],
  502: [html, page("502 Bad Gateway")],
  503: [html, page("503 Service Temporarily Unavailable")],
};

/** A `Retry-After` header: seconds as they are, a Date as an HTTP date (RFC 9110, section 10.2.3). */
function retryAfterHeader(retryAfter) {
  if (retryAfter === undefined) return {};
  return { "retry-after": retryAfter instanceof Date ? retryAfter.toUTCString() : String(retryAfter) };
}

/** Gives another body with the server's own status. */
const withBody = (name, change) => () => ({
  name,
  run: async (exchange) => {
    const answer = await exchange.forward();
    exchange.send({ ...answer, body: Buffer.from(change(answer.body)) });
  },
});

function connectionClosed(exchange) {
  return new Promise((resolve) => exchange.response.once("close", resolve));
}

function gate() {
  let open;
  const opened = new Promise((resolve) => {
    open = resolve;
  });
  return { open, opened };
}

const changedAnswer = (name, change) =>
  withBody(name, (body) => JSON.stringify(change(JSON.parse(body.toString()))))();

export const faults = {
  /**
   * A status that the server behind knows nothing of.
   * @param {number} status
   * @param {{ retryAfter?: number | string | Date, headers?: object, body?: string }} [options]
   * @returns {Fault}
   */
  status(status, { retryAfter, headers = {}, body } = {}) {
    const [usualHeaders, usualBody] = usualResponses[status] ?? [{}, ""];
    return {
      name: `status ${status}`,
      run: async (exchange) => {
        await exchange.body();
        const all = { ...usualHeaders, ...retryAfterHeader(retryAfter), ...headers };
        exchange.respond(status, all, body ?? usualBody);
      },
    };
  },

  /**
   * A reset while the body is on its way: the server behind gets half of what arrived first, and a reset. It gets nothing
   * of a request without a body.
   */
  resetRequest: () => ({
    name: "reset in the request",
    run: async (exchange) => {
      const { request } = exchange;
      const first = await new Promise((resolve) => request.once("data", resolve).once("end", resolve));
      if (first === undefined) return exchange.reset(); // no body: there is no half of it either
      exchange.entry.body = first.toString();
      const outgoing = exchange.open(Number(exchange.request.headers["content-length"] ?? first.length));
      outgoing.on("error", () => {});
      await new Promise((resolve) => outgoing.write(first.subarray(0, first.length >> 1), resolve));
      outgoing.socket?.resetAndDestroy();
      exchange.reset();
    },
  }),

  /** The server behind stores; of its answer half arrives, then a reset. */
  resetResponse: () => ({
    name: "reset in the response",
    run: async (exchange) => {
      const answer = await exchange.forward();
      exchange.writeHead(answer);
      const half = answer.body.subarray(0, answer.body.length >> 1);
      await new Promise((resolve) => exchange.response.write(half, resolve));
      await sleep(20); // a reset overtakes what the other side has not read yet
      exchange.reset();
    },
  }),

  /** The server behind stores, and nothing of its answer arrives. */
  lostResponse: () => ({
    name: "lost response",
    run: async (exchange) => {
      await exchange.forward();
      exchange.reset();
    },
  }),

  /**
   * No answer, until the client gives up.
   * @param {{ stored?: boolean }} [options] stored: the server behind gets the request all the same
   */
  hang: ({ stored = false } = {}) => ({
    name: "hang",
    run: async (exchange) => {
      const gone = connectionClosed(exchange);
      if (stored) await exchange.forward();
      else await exchange.body();
      await gone;
    },
  }),

  /**
   * The answer in drops.
   * @param {{ bytes?: number, milliseconds?: number }} [options] so many bytes at a time, with so long between
   */
  trickle: ({ bytes = 16, milliseconds = 10 } = {}) => ({
    name: "trickle",
    run: async (exchange) => {
      const answer = await exchange.forward();
      exchange.writeHead(answer);
      for (let at = 0; at < answer.body.length && !exchange.response.destroyed; at += bytes) {
        exchange.response.write(answer.body.subarray(at, at + bytes));
        await sleep(milliseconds);
      }
      exchange.response.end();
    },
  }),

  /** Holds the server's answer back until `release()`; `stored` resolves when there is one to hold. */
  hold() {
    const released = gate();
    const stored = gate();
    const run = async (exchange) => {
      const answer = await exchange.forward();
      stored.open();
      await released.opened;
      exchange.send(answer);
    };
    return { name: "hold", run, release: released.open, stored: stored.opened };
  },

  /** 200, and a body that is no JSON at all. */
  brokenBody: withBody("broken body", () => "<!-- cached --> OK"),
  /** 200, and JSON that ends in its middle, with a length that fits. */
  truncatedBody: withBody("truncated body", (body) => body.subarray(0, body.length >> 1)),
  /** 200, and nothing. */
  emptyBody: withBody("empty body", () => ""),
  /** 200, and JSON that is no resource. */
  otherJson: withBody("other JSON", () => "[]"),

  /**
   * The answer, changed: the server did something else than it says.
   * @param {(resource: object) => object} change
   */
  changeAnswer: (change) => changedAnswer("changed answer", change),

  /** The answer to somebody else's request: a resource with another id. */
  otherId: (id = "00000000-0000-4000-8000-000000000000") =>
    changedAnswer("other id", (resource) => ({ ...resource, id })),

  /**
   * The server stores something else than it was sent, and says so.
   * @param {(text: string) => string} change from the body as sent to the body as stored
   */
  changeStored: (change) => ({
    name: "changed before storing",
    run: async (exchange) => {
      const body = await exchange.body();
      exchange.send(await exchange.forward(change(body.toString())));
    },
  }),
};

// The faults that the proxy can simulate for one request. `proxy.down()` refuses connections.
import { setTimeout as sleep } from "node:timers/promises";

/**
 * @typedef {object} Fault
 * @property {string} name its name in the proxy's log
 * @property {(exchange: import("./fault-proxy.mjs").Exchange) => Promise<void>} run
 */

const html = { "content-type": "text/html; charset=utf-8" };
const json = { "content-type": "application/json" };
const page = (title) =>
  `<!DOCTYPE html>\n<html><head><title>${title}</title></head>\n<body><center><h1>${title}</h1></center></body></html>\n`;

/** Usual bodies of responses with a status. */
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

/** Returns a `Retry-After` header: seconds as given, a Date as an HTTP date (RFC 9110, section 10.2.3). */
function retryAfterHeader(retryAfter) {
  if (retryAfter === undefined) return {};
  return { "retry-after": retryAfter instanceof Date ? retryAfter.toUTCString() : String(retryAfter) };
}

/** Responds with another body and the server's own status. */
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
   * Responds with a status without asking the target server.
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
   * Resets the connection while the body is sent: the target server receives half of the first part, then a reset. It receives
   * nothing of a request without a body.
   */
  resetRequest: () => ({
    name: "reset in the request",
    run: async (exchange) => {
      const { request } = exchange;
      const first = await new Promise((resolve) => request.once("data", resolve).once("end", resolve));
      if (first === undefined) return exchange.reset(); // no body, so no half of it
      exchange.entry.body = first.toString();
      const outgoing = exchange.open(Number(exchange.request.headers["content-length"] ?? first.length));
      outgoing.on("error", () => {});
      await new Promise((resolve) => outgoing.write(first.subarray(0, first.length >> 1), resolve));
      outgoing.socket?.resetAndDestroy();
      exchange.reset();
    },
  }),

  /** The target server stores the change. Half of its response arrives, then a reset. */
  resetResponse: () => ({
    name: "reset in the response",
    run: async (exchange) => {
      const answer = await exchange.forward();
      exchange.writeHead(answer);
      const half = answer.body.subarray(0, answer.body.length >> 1);
      await new Promise((resolve) => exchange.response.write(half, resolve));
      await sleep(20); // a reset discards what the other side has not read yet
      exchange.reset();
    },
  }),

  /** The target server stores the change, and nothing of its response arrives. */
  lostResponse: () => ({
    name: "lost response",
    run: async (exchange) => {
      await exchange.forward();
      exchange.reset();
    },
  }),

  /**
   * Does not respond until the client gives up.
   * @param {{ stored?: boolean }} [options] `stored`: the target server receives the request nevertheless
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
   * Sends the response in small parts.
   * @param {{ bytes?: number, milliseconds?: number }} [options] the bytes of each part and the time between two parts
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

  /** Delays the server's response until `release()`. `stored` resolves when the response has arrived. */
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

  /** 200 with a body that is not JSON. */
  brokenBody: withBody("broken body", () => "<!-- cached --> OK"),
  /** 200 with JSON that ends in the middle, with a correct length. */
  truncatedBody: withBody("truncated body", (body) => body.subarray(0, body.length >> 1)),
  /** 200 without a body. */
  emptyBody: withBody("empty body", () => ""),
  /** 200 with JSON that is not a resource. */
  otherJson: withBody("other JSON", () => "[]"),

  /**
   * Changes the response: the server stored something else than it reports.
   * @param {(resource: object) => object} change
   */
  changeAnswer: (change) => changedAnswer("changed answer", change),

  /** The response to another request: a resource with another id. */
  otherId: (id = "00000000-0000-4000-8000-000000000000") =>
    changedAnswer("other id", (resource) => ({ ...resource, id })),

  /**
   * The server stores something else than what was sent, and reports it.
   * @param {(text: string) => string} change converts the sent body to the stored one
   */
  changeStored: (change) => ({
    name: "changed before storing",
    run: async (exchange) => {
      const body = await exchange.body();
      exchange.send(await exchange.forward(change(body.toString())));
    },
  }),
};

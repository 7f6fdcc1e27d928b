// Functions for the tests' own servers: listen on loopback, read a request, send a response.
import { createServer } from "node:http";

/**
 * Starts a server on a free port of loopback.
 * @param {import("node:http").RequestListener} handler if its promise is rejected, the response is a 500 with the error
 * @returns {Promise<{ url: string, stop: () => Promise<void> }>} `url` has no slash at its end
 */
export function listen(handler) {
  const server = createServer(async (request, response) => {
    try {
      await handler(request, response);
    } catch (error) {
      if (!response.headersSent) response.writeHead(500, { "content-type": "text/plain" });
      response.end(String(error?.stack ?? error));
    }
  });
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const stop = () =>
        new Promise((stopped) => {
          server.close(() => stopped());
          server.closeAllConnections();
        });
      resolve({ url: `http://127.0.0.1:${server.address().port}`, stop });
    });
  });
}

/** The headers that let a page of any origin send a PATCH with credentials and read the response. */
export function corsHeaders(request) {
  return {
    "access-control-allow-origin": request.headers.origin ?? "*",
    "access-control-allow-credentials": "true",
    "access-control-allow-methods": "GET, PATCH",
    "access-control-allow-headers": "authorization, content-type, x-csrftoken",
    "access-control-expose-headers": "retry-after",
  };
}

/** Returns the whole body of a request. */
export async function readBody(request) {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** Sends a JSON value, or no body if there is none. */
export function answer(request, response, status, value) {
  const headers = { "content-type": "application/json", ...corsHeaders(request) };
  response.writeHead(status, headers).end(value === undefined ? undefined : JSON.stringify(value));
}

/** Thrown by a handler to refuse a request: a status and the body of the response. */
export class Refusal extends Error {
  constructor(status, body) {
    super(`refused with ${status}`);
    this.status = status;
    this.body = body;
  }
}

/**
 * Starts a server that pages of any origin can use.
 * @param {(request: import("node:http").IncomingMessage) => Promise<unknown>} handle returns the value of a 200, or throws
 *   a Refusal
 * @returns {ReturnType<typeof listen>}
 */
export function serve(handle) {
  return listen(async (request, response) => {
    if (request.method === "OPTIONS") return void response.writeHead(204, corsHeaders(request)).end();
    try {
      answer(request, response, 200, await handle(request));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      request.resume();
      answer(request, response, error.status, error.body);
    }
  });
}

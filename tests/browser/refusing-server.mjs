// An HTTP server that refuses every PATCH in Letraz's ErrorEnvelope.
import { createServer } from "node:http";

function allowEveryOrigin(request, response) {
  response.setHeader("access-control-allow-origin", request.headers.origin ?? "*");
  response.setHeader("access-control-allow-methods", "PATCH");
  response.setHeader("access-control-allow-headers", "authorization, content-type");
}

/**
 * @param {Record<string, string[]>} errors by property
 * @returns {Promise<{ url: string, stop: () => Promise<void> }>} url without a slash at its end
 */
export function startRefusingServer(errors) {
  const error = {
    uuid: "3f1c7b52-9d0e-4a55-8f1c-0d8a4f3f8b21",
    code: "validation_error",
    message: "Some fields were refused.",
    details: JSON.stringify(errors),
    extra: "",
  };
  const server = createServer((request, response) => {
    allowEveryOrigin(request, response);
    request.resume();
    if (request.method === "OPTIONS") response.writeHead(204).end();
    else response.writeHead(400, { "content-type": "application/json" }).end(JSON.stringify({ error }));
  });
  return new Promise((resolve) => {
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

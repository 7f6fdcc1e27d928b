// A static file server for the built demo. It listens on 127.0.0.1 only and sends the content security policy that the
// package supports. `npm start` and the browser tests use it.
import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize, sep } from "node:path";

const mediaTypes = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".ico": "image/x-icon",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".map": "application/json; charset=utf-8",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json",
  ".woff2": "font/woff2",
};

/** Allows no eval except WebAssembly's. Connections may go anywhere, because the user may choose a server. */
export const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self' data:",
  "worker-src 'self'",
  "connect-src 'self' http: https:",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join("; ");

/** Returns the file of a request path, or null if it is outside of the folder or does not exist. */
async function findFile(root, requestPath) {
  const path = normalize(join(root, requestPath.endsWith("/") ? `${requestPath}index.html` : requestPath));
  if (!path.startsWith(root + sep)) return null;
  const entry = await stat(path).catch(() => null);
  return entry?.isFile() ? { path, size: entry.size } : null;
}

function decodePath(url) {
  try {
    return decodeURIComponent(new URL(url, "http://localhost").pathname);
  } catch {
    return null;
  }
}

/** The body of the response to a request that only the page's own server can handle. */
const noOtherMethod =
  "Nothing was saved: this server only serves the page. The page saves to a server that runs inside the page, in the browser.\n";

async function answer(root, request, response) {
  if (request.method !== "GET" && request.method !== "HEAD") {
    const type = { "content-type": "text/plain; charset=utf-8" };
    response.writeHead(405, { allow: "GET, HEAD", ...type }).end(noOtherMethod);
    return;
  }
  const requestPath = decodePath(request.url);
  const file = requestPath === null ? null : await findFile(root, requestPath);
  if (file === null) {
    response.writeHead(404, { "content-type": "text/plain; charset=utf-8" }).end("Not found\n");
    return;
  }
  response.writeHead(200, {
    "content-type": mediaTypes[extname(file.path)] ?? "application/octet-stream",
    "content-length": file.size,
    "content-security-policy": contentSecurityPolicy,
    "x-content-type-options": "nosniff",
    "cache-control": "no-cache",
  });
  if (request.method === "HEAD") response.end();
  else createReadStream(file.path).pipe(response);
}

/**
 * Serves a folder on 127.0.0.1.
 * @param {string} root absolute path of the folder
 * @param {number} port 0 selects a free port
 * @returns {Promise<{ url: string, close: () => Promise<void> }>} rejects if the port is in use
 */
export function serveFolder(root, port = 0) {
  const server = createServer((request, response) => {
    answer(root, request, response).catch(() => response.destroy());
  });
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", () => {
      const close = () =>
        new Promise((closed) => {
          server.close(() => closed());
          server.closeAllConnections();
        });
      resolve({ url: `http://127.0.0.1:${server.address().port}/`, close });
    });
  });
}

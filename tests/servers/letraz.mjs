// Starts the independent Letraz server in the folder letraz/ and gives access to its database.
import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

const folder = fileURLToPath(new URL(".", import.meta.url));
/** Debian's own Python: Debian's packages are installed for it, not for another python3. */
const python = process.env.PYTHON ?? "/usr/bin/python3";
const startMilliseconds = 100_000;

function spawnServer() {
  const child = spawn(python, ["-m", "letraz"], {
    cwd: folder,
    stdio: ["pipe", "pipe", "pipe"],
    env: { ...process.env, PYTHONDONTWRITEBYTECODE: "1" },
  });
  const said = { out: "", error: "" };
  child.stdout.setEncoding("utf8").on("data", (chunk) => {
    said.out += chunk;
  });
  child.stderr.setEncoding("utf8").on("data", (chunk) => {
    said.error += chunk;
  });
  const closed = new Promise((resolve) => {
    child.once("error", (error) => {
      said.error += error.message;
      resolve();
    });
    child.once("close", resolve);
  });
  return { child, said, closed };
}

/** Waits for the line with the port. */
async function portOf({ child, said, closed }) {
  let timer;
  const line = new Promise((resolve) => {
    child.stdout.on("data", () => said.out.includes("\n") && resolve());
  });
  const late = new Promise((resolve) => {
    timer = setTimeout(resolve, startMilliseconds);
  });
  await Promise.race([line, late, closed]);
  clearTimeout(timer);
  if (!said.out.includes("\n")) throw new Error(`The Letraz server does not start:\n${said.error}`);
  return JSON.parse(said.out).port;
}

async function control(origin, path, method, body) {
  const response = await fetch(`${origin}/control/${path}`, {
    method,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  if (!response.ok)
    throw new Error(`${method} /control/${path}: ${response.status} ${await response.text()}`);
  return response.json();
}

/**
 * @typedef {object} Account
 * @property {string} user
 * @property {string} password for basic authentication
 * @property {string} token for bearer authentication
 * @property {string} resumeId of the base resume, whose other id is "base"
 * @property {Record<string, unknown>} row the stored experience: `country_id`, `user_id` and codes
 */

/**
 * Starts the server. Its database is empty until `reset` is called.
 * @returns {Promise<{
 *   url: string,
 *   pid: number,
 *   errors: () => string,
 *   reset: (options?: { experience?: object, behaviour?: { details?: "text" | "object" | "prose" | "plain",
 *     missingStatus?: 400 | 404 } }) => Promise<Account>,
 *   row: (id: string) => Promise<Record<string, unknown>>,
 *   change: (id: string, columns: object) => Promise<Record<string, unknown>>,
 *   logIn: () => Promise<{ sessionid: string, csrftoken: string }>,
 *   stop: () => Promise<void>,
 * }>} `url` is the API's base, without a slash at its end; `errors` returns its stderr, with a traceback for each 500
 */
export async function startLetraz() {
  const server = spawnServer();
  const stop = async () => {
    server.child.stdin?.end();
    await server.closed;
  };
  const port = await portOf(server).catch(async (error) => {
    server.child.kill("SIGKILL");
    await server.closed;
    throw error;
  });
  const origin = `http://127.0.0.1:${port}`;
  return {
    url: `${origin}/api/v1`,
    pid: server.child.pid,
    errors: () => server.said.error,
    reset: (options = {}) => control(origin, "reset", "POST", options),
    row: (id) => control(origin, `experience/${id}`, "GET"),
    change: (id, columns) => control(origin, `experience/${id}`, "PUT", columns),
    logIn: () => control(origin, "login", "POST"),
    stop,
  };
}

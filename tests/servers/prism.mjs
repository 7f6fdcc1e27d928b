// Prism, an independent HTTP server: it responds from an OpenAPI document and refuses what the document does not
// allow.
import { spawn } from "node:child_process";
import { createServer } from "node:net";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));
const program = `${root}node_modules/@stoplight/prism-cli/dist/index.js`;
const startMilliseconds = 100_000;
/** Ends Prism when stdin ends: stdin ends with the test's process, in whatever way, so Prism does not outlive its test. */
const endWithStdin = "data:text/javascript,process.stdin.resume().on('end',()=>process.exit())";

function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

/** Resolves when Prism listens; rejects with its output if it does not. */
async function startOn(port, document) {
  const mock = [program, "mock", "--host", "127.0.0.1", "--port", String(port), `${root}${document}`];
  const child = spawn(process.execPath, ["--import", endWithStdin, ...mock]);
  let output = "";
  const closed = new Promise((resolve) => child.once("close", resolve));
  const stop = async () => {
    child.kill();
    await closed;
  };
  await new Promise((resolve, reject) => {
    const fail = (why) => reject(new Error(`Prism ${why}:\n${output}`));
    const timer = setTimeout(() => fail("does not start"), startMilliseconds);
    const read = (chunk) => {
      output += chunk;
      if (!output.includes("Prism is listening")) return;
      clearTimeout(timer);
      resolve();
    };
    child.stdout.setEncoding("utf8").on("data", read);
    child.stderr.setEncoding("utf8").on("data", read);
    closed.then((code) => {
      clearTimeout(timer);
      fail(`ended with code ${code}`);
    });
  }).catch(async (error) => {
    await stop();
    throw error;
  });
  return { url: `http://127.0.0.1:${port}`, pid: child.pid, stop };
}

/**
 * @param {string} document path of an OpenAPI document, relative to the root
 * @returns {Promise<{ url: string, pid: number, stop: () => Promise<void> }>} `url` has no slash at its end
 */
export async function startPrism(document) {
  for (let tries = 1; ; tries++) {
    try {
      return await startOn(await freePort(), document);
    } catch (error) {
      // Prism does not accept port 0 and takes seconds to start. Another program may use the port by then.
      if (tries === 3 || !error.message.includes("EADDRINUSE")) throw error;
    }
  }
}

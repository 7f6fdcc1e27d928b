// Measures the module's memory and JavaScript's heap over a million edits of one draft. It starts a process of its own,
// which can collect garbage on request.
import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const program = fileURLToPath(new URL("soak-process.mjs", import.meta.url));

/** @returns {Promise<{ edits: number, module: number, heap: number }[]>} bytes */
export async function soak() {
  const { stdout } = await promisify(execFile)(process.execPath, ["--expose-gc", program]);
  return JSON.parse(stdout);
}

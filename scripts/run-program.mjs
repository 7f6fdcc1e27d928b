// Runs a program for as long as it may take, with all that it starts in turn: none of it outlives its end or ours.
import { spawn } from "node:child_process";

const running = new Set();

/** The whole group: a compiler that a killed build leaves behind would go on, and hold the output open. */
function end(child) {
  try {
    process.kill(-child.pid, "SIGKILL");
  } catch {
    // It is gone already.
  }
}

for (const [signal, code] of [
  ["SIGINT", 130],
  ["SIGTERM", 143],
  ["SIGHUP", 129],
]) {
  process.once(signal, () => {
    for (const child of running) end(child);
    process.exit(code);
  });
}

/**
 * @param {string[]} command the program and its arguments
 * @param {{ cwd: string, env: NodeJS.ProcessEnv, limitMilliseconds: number, show: (text: string) => void }} options show
 *   gets its output, errors as well, as it comes
 * @returns {Promise<{ code: number | null, output: string }>} code: null when it was killed, 127 when it could not be started
 */
export function runProgram([program, ...rest], { cwd, env, limitMilliseconds, show }) {
  return new Promise((resolve) => {
    const child = spawn(program, rest, { cwd, env, stdio: ["ignore", "pipe", "pipe"], detached: true });
    running.add(child);
    let output = "";
    const say = (text) => {
      output += text;
      show(text);
    };
    const timer = setTimeout(() => {
      say(`\nended after ${limitMilliseconds / 60_000} minutes\n`);
      end(child);
    }, limitMilliseconds);
    const finish = (code) => {
      clearTimeout(timer);
      running.delete(child);
      resolve({ code, output });
    };
    child.stdout.setEncoding("utf8").on("data", say);
    child.stderr.setEncoding("utf8").on("data", say);
    child.once("error", (error) => {
      say(`${error.message}\n`);
      finish(127);
    });
    child.once("close", (code, signal) => {
      if (signal !== null) say(`\nended by ${signal}\n`);
      finish(code);
    });
  });
}

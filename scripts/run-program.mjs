// Runs a program with a time limit. Its child processes end with it, or with this process.
import { spawn } from "node:child_process";

const running = new Set();

/** Ends the whole process group: a compiler that outlives a killed build would keep the output open. */
function end(child) {
  try {
    process.kill(-child.pid, "SIGKILL");
  } catch {
    // It has ended already.
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
 * @param {{ cwd: string, env: NodeJS.ProcessEnv, limitMilliseconds: number, show: (text: string) => void }} options `show`
 *   receives stdout and stderr while the program runs
 * @returns {Promise<{ code: number | null, output: string }>} `code` is null if the program was killed, 127 if it could not start
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

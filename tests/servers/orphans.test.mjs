// A server process ends with the test that started it, in whatever way the test ends.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";

function isAlive(pid) {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

test.each([
  ["./letraz.mjs", "startLetraz"],
  ["./affinda.mjs", "startAffindaPrism"],
])("ends the server of %s", async (path, start) => {
  const module = JSON.stringify(new URL(path, import.meta.url));
  const script = `import { ${start} } from ${module}; console.log((await ${start}()).pid);`;
  const starter = spawn(process.execPath, ["--input-type=module", "--eval", script]);
  const [output] = await once(starter.stdout.setEncoding("utf8"), "data");
  const pid = Number(output);
  expect(isAlive(pid)).toBe(true);
  starter.kill("SIGKILL");
  for (let tries = 0; tries < 200 && isAlive(pid); tries++) await sleep(50);
  expect(isAlive(pid)).toBe(false);
});

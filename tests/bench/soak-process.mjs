// Prints the memory in use after numbers of edits, as JSON.
import example from "../cases/affinda-example-response.json" with { type: "json" };
import { makeResume } from "./documents.mjs";

const stops = [10_000, 100_000, 500_000, 1_000_000];

/** The memory of the module. The package does not expose it, so it is recorded when the instance is made. */
const memories = new Set();
WebAssembly.Instance = new Proxy(WebAssembly.Instance, {
  construct(target, parameters) {
    const instance = new target(...parameters);
    for (const value of Object.values(instance.exports)) {
      if (value instanceof WebAssembly.Memory) memories.add(value);
    }
    return instance;
  },
});

const { load } = await import("../../dist/index.js");
const resume = makeResume(example);
const draft = (await load()).affinda.resume.open(resume);
const jobs = resume.workExperience.length;

function edit(turn) {
  const job = `/workExperience/${turn % jobs}`;
  if (turn % 97 === 0) draft.move(job, "/workExperience/0");
  else if (turn % 61 === 0) draft.undo();
  else if (turn % 31 === 0) draft.insert("/skills/-", { name: `Skill ${turn}` });
  else if (turn % 31 === 1) draft.remove("/skills/3");
  else draft.set(`${job}/jobTitle`, `Engineer ${turn % 1000}`);
}

const results = [];
for (let turn = 1; turn <= stops.at(-1); turn++) {
  edit(turn);
  if (!stops.includes(turn)) continue;
  await new Promise((resolve) => setTimeout(resolve));
  globalThis.gc();
  const module = Math.max(...[...memories].map(({ buffer }) => buffer.byteLength));
  results.push({ edits: turn, module, heap: process.memoryUsage().heapUsed });
}
console.log(JSON.stringify(results));

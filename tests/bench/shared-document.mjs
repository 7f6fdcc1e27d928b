// node --expose-gc tests/bench/shared-document.mjs: measures a hundred endpoints of one document of 13 MB, compared with a
// hundred of a small one. Prints JSON.
import { makeLargeDocument } from "./large-document.mjs";

/** The memory of the module. The package does not expose it, so it is recorded when an instance is made. */
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

const endpoints = Number(process.argv[2] ?? 100);
const { jsonText, load } = await import("../../dist/index.js");
const rp = await load();

function time(work) {
  const start = performance.now();
  const result = work();
  return [result, performance.now() - start];
}

const resource = (at) => ({ id: at, member0: "a", member1: "b", items: [] });

function measure(name, document) {
  const [compiled, compiling] = time(() =>
    Array.from({ length: endpoints }, (_, at) => rp.compile(document, `change${at}`)),
  );
  const first = time(() => compiled.map((one, at) => one.validate(resource(at))))[1];
  const calls = time(() =>
    compiled.map((one, at) => one.patch(resource(at), { ...resource(at), member1: "c" }).bodyText),
  )[1];
  globalThis.gc?.();
  const row = {
    document: name,
    endpoints,
    "ms to compile each": (compiling / endpoints).toFixed(2),
    "ms of the first call each": (first / endpoints).toFixed(3),
    "ms of a patch each": (calls / endpoints).toFixed(3),
    "module MB": (Math.max(...[...memories].map(({ buffer }) => buffer.byteLength)) / 2 ** 20).toFixed(1),
    "instances made": memories.size,
    "heap MB": (process.memoryUsage().heapUsed / 2 ** 20).toFixed(1),
  };
  console.log(JSON.stringify(row));
  return compiled;
}

const small = makeLargeDocument(100, endpoints);
const kept = [measure("small, value", small)];
const large = makeLargeDocument();
const text = JSON.stringify(large);
console.log(JSON.stringify({ "MB of the large document": (text.length / 1e6).toFixed(1) }));
kept.push(measure("large, value", large));
kept.push(measure("large, text", jsonText(text)));
kept.push(measure("large, bytes", jsonText(new TextEncoder().encode(text))));

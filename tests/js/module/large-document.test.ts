// A hundred endpoints of one large document: their memory, and that they equal those of the whole document.
import { expect, it } from "vitest";
import { jsonText } from "../../../js/src/index.js";
import { makeLoad } from "../../../js/src/load/load.js";
import { makeLargeDocument } from "../../bench/large-document.mjs";
import { inlinedModule } from "./built-modules.js";

/** Records the memory of each instance that is made meanwhile. */
async function withMemories<Result>(work: (memories: ReadonlySet<WebAssembly.Memory>) => Promise<Result>) {
  const memories = new Set<WebAssembly.Memory>();
  const own = WebAssembly.Instance;
  WebAssembly.Instance = new Proxy(own, {
    construct(target, parameters: ConstructorParameters<typeof WebAssembly.Instance>) {
      const instance = new target(...parameters);
      for (const value of Object.values(instance.exports))
        if (value instanceof WebAssembly.Memory) memories.add(value);
      return instance;
    },
  });
  try {
    return await work(memories);
  } finally {
    WebAssembly.Instance = own;
  }
}

const document: object = makeLargeDocument();
const text = JSON.stringify(document);

it.each<[string, () => unknown]>([
  ["a value", () => document],
  ["text", () => jsonText(text)],
])("keeps a hundred endpoints of a document of 13 MB, passed as %s, within 128 MB", async (_, given) => {
  expect(text.length).toBeGreaterThan(13e6);
  await withMemories(async (memories) => {
    const rp = await makeLoad(inlinedModule)();
    const openapi = given();
    const endpoints = Array.from({ length: 100 }, (_each, at) => rp.compile(openapi, `change${at}`));
    const bodies = endpoints.map((endpoint) => {
      const base = { id: 1, member0: "a", next: { member0: "b" } };
      return endpoint.patch(base, { ...base, member1: "c" }).bodyText;
    });
    expect(new Set(bodies)).toEqual(new Set(['{"member0":"a","member1":"c"}']));
    const taken = [...memories].map(({ buffer }) => buffer.byteLength);
    expect(Math.max(...taken)).toBeLessThanOrEqual(128 * 2 ** 20);
  });
});

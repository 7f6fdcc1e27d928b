// The smaller module and its entry.
import { readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { load } from "../../../js/src/core.js";
import { load as loadWhole } from "../../../js/src/index.js";
import { makeLoad } from "../../../js/src/load/load.js";
import { resumePatchResolver } from "../../../js/src/react-hook-form.js";
import { inlinedCoreModule, inlinedModule } from "./built-modules.js";
import { describeTables } from "./tables.js";

const rp = await load();

describeTables(rp);

describe("resume-patch/core", () => {
  it("contains the built module byte by byte", async () => {
    const file = await readFile("build/wasm/resume-patch-core.wasm");
    expect(Buffer.from(inlinedCoreModule()).equals(file)).toBe(true);
    expect(inlinedCoreModule().length).toBeLessThan(0.7 * inlinedModule().length);
  });

  it("returns the same interface every time", async () => {
    expect(await load()).toBe(rp);
    expect(Object.isFrozen(rp)).toBe(true);
  });

  it("lacks only `open`, `merge` and the JSON standards", async () => {
    const whole = await loadWhole();
    expect(Object.keys(whole).filter((name) => !(name in rp))).toEqual(["jsonPatch", "mergePatch"]);
    const names = Object.getOwnPropertyNames(Object.getPrototypeOf(whole.letraz.experience));
    expect(names.filter((name) => !(name in rp.letraz.experience))).toEqual(["merge", "open"]);
  });

  it("describes the same fields and operations as the full package", async () => {
    const whole = await loadWhole();
    for (const [mine, other] of [
      [rp.letraz.experience, whole.letraz.experience],
      [rp.affinda.resume, whole.affinda.resume],
    ] as const) {
      expect(mine.fields).toEqual(other.fields);
      expect(mine.resourceFields).toEqual(other.resourceFields);
      expect(mine.operation).toEqual(other.operation);
    }
  });

  it("accepts other languages", async () => {
    const { letraz } = await load({ messages: ({ code }) => `[${code}]` });
    expect(letraz.experience.validate({ city: 7 }).issues[0]?.message).toBe("[type]");
  });

  it("makes resolvers", () => {
    const options = { fields: {}, names: [], shouldUseNativeValidation: false };
    const resolve = resumePatchResolver(rp.letraz.experience);
    expect(resolve({ started_from_year: "2024" }, undefined, options)).toEqual({
      values: { started_from_year: 2024 },
      errors: {},
    });
  });

  it("is a Standard Schema", () => {
    expect(rp.letraz.experience["~standard"].validate({ city: "Leeds" })).toEqual({
      value: { city: "Leeds" },
    });
  });
});

it("refuses the core module in the full package", async () => {
  await expect(makeLoad(inlinedCoreModule)()).rejects.toThrow();
});

import { rollup, VERSION } from "@rollup/wasm-node";

/** Rollup finds packages with a plugin that every app with packages has. */
const findPackages = (app) => ({
  name: "find-packages",
  resolveId: (id) => (id.startsWith("resume-patch") ? app.resolve(id) : null),
});

export default {
  title: "Rollup",
  isLight: true,
  version: () => VERSION,
  async run(app) {
    const bundle = await rollup({ input: `${app.folder}/app.mjs`, plugins: [findPackages(app)] });
    await bundle.write({ file: `${app.folder}/app.js`, format: "es" });
    return app.openFolder();
  },
};

import { build, version } from "vite";

export default {
  title: "Vite, server rendering, slim bundled",
  isLight: true,
  version: () => version,
  async run(app) {
    const ssr = { noExternal: true };
    await build({ root: app.folder, configFile: false, logLevel: "error", build: { ssr: "app.mjs" }, ssr });
    return app.run(process.execPath, ["dist/app.js", app.api.baseUrl]);
  },
};

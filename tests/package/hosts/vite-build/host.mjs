import { build, version } from "vite";

export default {
  title: "Vite, build, slim",
  isLight: true,
  version: () => version,
  async run(app) {
    await build({ root: app.folder, configFile: false, logLevel: "error" });
    return app.openFolder(`${app.folder}/dist`);
  },
};

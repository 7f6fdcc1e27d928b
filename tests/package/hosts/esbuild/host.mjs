import { version } from "esbuild";
import { bundleForBrowser } from "../tools.mjs";

export default {
  title: "esbuild",
  isLight: true,
  version: () => version,
  async run(app) {
    await bundleForBrowser(app, "app.mjs", "app.js");
    return app.openFolder();
  },
};

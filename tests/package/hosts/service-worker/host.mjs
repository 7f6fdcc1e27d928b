import { bundleForBrowser, chromiumVersion } from "../tools.mjs";

export default {
  title: "Service worker",
  isLight: true,
  version: chromiumVersion,
  async run(app) {
    await bundleForBrowser(app, "worker.mjs", "worker.js");
    return app.openFolder();
  },
};

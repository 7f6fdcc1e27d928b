import { pathToFileURL } from "node:url";
import { bundleForBrowser, chromiumVersion } from "../tools.mjs";

export default {
  title: "file:// page, bundled as a classic script",
  isLight: true,
  version: chromiumVersion,
  async run(app) {
    await bundleForBrowser(app, "app.mjs", "app.js", { format: "iife" });
    return app.openPage(`${pathToFileURL(`${app.folder}/index.html`)}#${app.api.origin}`);
  },
};

import { chromiumVersion } from "../tools.mjs";

export default {
  title: "Page, script without a bundler",
  isLight: true,
  version: chromiumVersion,
  run: (app) => app.openFolder(),
};

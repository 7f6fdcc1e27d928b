import { chromiumVersion } from "../tools.mjs";

export default {
  title: "Page, slim without a bundler",
  isLight: true,
  version: chromiumVersion,
  run: (app) => app.openFolder(),
};

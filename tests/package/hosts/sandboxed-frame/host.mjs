import { chromiumVersion } from "../tools.mjs";

export default {
  title: "Sandboxed frame",
  isLight: true,
  version: chromiumVersion,
  run: (app) => app.openFolder(),
};

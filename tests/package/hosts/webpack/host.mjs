import { promisify } from "node:util";
import webpack from "webpack";

export default {
  title: "webpack 5, slim",
  isLight: true,
  version: () => webpack.version,
  async run(app) {
    const output = { path: `${app.folder}/dist`, filename: "app.js", publicPath: "" };
    const stats = await promisify(webpack)({
      mode: "production",
      context: app.folder,
      entry: "./app.mjs",
      output,
      performance: { hints: false }, // These hints count bytes before compression.
    });
    if (stats.hasErrors() || stats.hasWarnings()) throw new Error(stats.toString());
    await app.copy("index.html", "dist/index.html");
    return app.openFolder(`${app.folder}/dist`);
  },
};

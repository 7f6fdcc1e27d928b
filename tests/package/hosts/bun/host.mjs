export default {
  title: "Bun",
  isLight: false,
  version: (app) => app.run(app.bin("bun"), ["--version"]),
  run: (app) => app.run(app.bin("bun"), ["app.mjs", app.api.baseUrl]),
};

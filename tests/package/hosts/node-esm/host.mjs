export default {
  title: "Node, import",
  isLight: true,
  version: () => process.version,
  run: (app) => app.run(process.execPath, ["app.mjs", app.api.baseUrl]),
};

export default {
  title: "Node, slim",
  isLight: true,
  version: () => process.version,
  run: (app) => app.run(process.execPath, ["app.mjs", app.api.baseUrl]),
};

export default {
  title: "Node, require",
  isLight: true,
  version: () => process.version,
  run: (app) => app.run(process.execPath, ["--no-warnings", "app.cjs", app.api.baseUrl]),
};

export default {
  title: "Angular",
  isLight: false,
  version: (app) => app.run("node", ["-p", "require('@angular/core/package.json').version"]),
  async run(app) {
    await app.run(app.bin("ng"), ["build"], { env: { NG_CLI_ANALYTICS: "false", CI: "1" } });
    return app.openFolder(`${app.folder}/dist/browser`);
  },
};

export default {
  title: "Bun, one binary, slim",
  isLight: false,
  version: (app) => app.run(app.bin("bun"), ["--version"]),
  async run(app) {
    await app.run(app.bin("bun"), ["build", "--compile", "app.mjs", "--outfile", "app"]);
    return app.run(`${app.folder}/app`, [app.api.baseUrl], { cwd: "/" });
  },
};

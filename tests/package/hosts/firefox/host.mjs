export default {
  title: "Firefox, script without a bundler",
  isLight: false,
  version: (app) => app.run("firefox-esr", ["--version"]),
  async run(app) {
    const url = app.serveFolder();
    app.serve("firefox-esr", ["--headless", "--no-remote", "--profile", `${app.folder}/profile`, url]);
    return app.outcome();
  },
};

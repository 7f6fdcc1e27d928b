export default {
  title: "Jest, jsdom",
  isLight: false,
  version: (app) => app.run(app.bin("jest"), ["--version"]),
  async run(app) {
    await app.run(app.bin("jest"), [], { env: { API: app.api.origin } });
    return app.outcome();
  },
};

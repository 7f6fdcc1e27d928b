export default {
  title: "Parcel",
  isLight: false,
  version: (app) => app.run(app.bin("parcel"), ["--version"]),
  async run(app) {
    await app.run(app.bin("parcel"), ["build", "index.html", "--dist-dir", "dist", "--no-cache"]);
    return app.openFolder(`${app.folder}/dist`);
  },
};

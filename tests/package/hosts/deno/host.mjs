export default {
  title: "Deno",
  isLight: false,
  version: (app) => app.run(app.bin("deno"), ["eval", "console.log(Deno.version.deno)"]),
  run: (app) =>
    app.run(app.bin("deno"), ["run", "--quiet", "--allow-net=127.0.0.1", "app.mjs", app.api.baseUrl]),
};

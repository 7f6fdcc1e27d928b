import { build } from "esbuild";

/** The conditions and the rule for .wasm files with which Wrangler bundles a worker. */
const asWranglerDoes = {
  bundle: true,
  format: "esm",
  conditions: ["workerd", "worker", "browser"],
  external: ["*.wasm"],
};

export default {
  title: "Cloudflare Workers (workerd)",
  isLight: false,
  version: (app) => app.run(app.bin("workerd"), ["--version"]),
  async run(app) {
    await build({
      ...asWranglerDoes,
      absWorkingDir: app.folder,
      entryPoints: ["app.mjs"],
      outfile: `${app.folder}/bundle.js`,
    });
    const port = await app.freePort();
    app.serve(app.bin("workerd"), ["serve", `--socket-addr=http=127.0.0.1:${port}`, "workerd.capnp"]);
    return app.fetchText(`http://127.0.0.1:${port}/?api=${encodeURIComponent(app.api.baseUrl)}`);
  },
};

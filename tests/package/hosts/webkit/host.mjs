import { readdirSync } from "node:fs";

/** The small browser of WebKitGTK, which is installed beside the library. */
function findMiniBrowser() {
  const libraries = "/usr/lib/x86_64-linux-gnu";
  const folder = readdirSync(libraries).find((name) => name.startsWith("webkit2gtk-4"));
  return `${libraries}/${folder}/MiniBrowser`;
}

export default {
  title: "WebKitGTK, script without a bundler",
  isLight: false,
  version: async (app) => /Version: (.*)/.exec(await app.run("dpkg", ["--status", "webkit2gtk-driver"]))[1],
  async run(app) {
    const url = app.serveFolder();
    const env = { WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: "1" }; // Containers have no user namespaces.
    app.serve("xvfb-run", ["--auto-servernum", findMiniBrowser(), url], { env });
    return app.outcome();
  },
};

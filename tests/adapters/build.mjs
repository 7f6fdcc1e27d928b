// Builds the example apps as a user's build does: with Vite and the plugin of the framework.
import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { transformAsync } from "@babel/core";
import { svelte } from "@sveltejs/vite-plugin-svelte";
import vue from "@vitejs/plugin-vue";
import { build } from "vite";
import solid from "vite-plugin-solid";

const here = fileURLToPath(new URL(".", import.meta.url));
export const output = fileURLToPath(new URL("../../build/adapters/", import.meta.url));

/** Compiles React components with the React Compiler, which is a plugin of Babel. */
const reactCompiler = {
  name: "react-compiler",
  enforce: "pre",
  async transform(code, id) {
    if (!id.endsWith(".tsx")) return null;
    const result = await transformAsync(code, {
      filename: id,
      babelrc: false,
      configFile: false,
      sourceMaps: true,
      presets: [["@babel/preset-react", { runtime: "automatic" }], "@babel/preset-typescript"],
      plugins: [["babel-plugin-react-compiler", { panicThreshold: "all_errors" }]],
    });
    return { code: result.code, map: result.map };
  },
};

const plugins = {
  angular: () => [],
  solid: () => [solid()],
  svelte: () => [svelte({ configFile: false })],
  "svelte-store": () => [svelte({ configFile: false })],
  vue: () => [vue()],
};

/** The names of the apps. */
export const apps = readdirSync(here, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

/** Builds an app into `output`. */
export async function buildApp(name) {
  await build({
    configFile: false,
    root: `${here}${name}`,
    base: "./",
    logLevel: "warn",
    plugins: (plugins[name] ?? (() => [reactCompiler]))(),
    oxc: name === "angular" ? { decorator: { legacy: true } } : undefined,
    build: {
      target: "es2022",
      outDir: `${output}${name}`,
      emptyOutDir: true,
      minify: false,
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      chunkSizeWarningLimit: 100_000,
      rolldownOptions: {
        // Client directives have no meaning in a page that is rendered by the client.
        onwarn: (warning, warn) => warning.code === "MODULE_LEVEL_DIRECTIVE" || warn(warning),
      },
    },
  });
}

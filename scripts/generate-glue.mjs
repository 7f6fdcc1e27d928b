// Prepares Emscripten's JavaScript for the package.
import { transform } from "esbuild";

/** Expressions of Emscripten's code and what replaces them. */
const define = {
  // Bundlers would take the URL made from this for a file to copy.
  "import.meta.url": '""',
  // The package compiles the module once and makes an instance of it at the start and after each trap. Emscripten's code
  // knows bytes only; js/src/module/instance.ts hands it these functions.
  "WebAssembly.Module": "Module.Module",
  "WebAssembly.Instance": "Module.Instance",
};

/**
 * Returns an ES module whose default export is the factory. Its names stay readable; the bundler of the app minifies them.
 * @param {string} source the .mjs file that Emscripten wrote
 */
export async function generateGlue(source) {
  const { code } = await transform(source, { define, target: "es2022" });
  return code;
}

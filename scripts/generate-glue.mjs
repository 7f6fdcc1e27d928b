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

/** The members that Emscripten's error classes assign to. */
const errorMembers = ["constructor", "toString", "name", "message", "stack"];

/**
 * Statements of Emscripten's code that assign to a member which a built-in prototype has too, and their replacements. Where
 * the prototype is frozen, such an assignment throws unless the object has its own member.
 */
const replacements = [
  [
    "Object.create(baseErrorType.prototype)",
    `Object.create(baseErrorType.prototype, { ${errorMembers.map((name) => `${name}: { writable: true }`).join(", ")} })`,
  ],
  // An enum of the module has the value `apply`, and its object is a function.
  ["Enum[name] = Value", "Object.defineProperty(Enum, name, { value: Value, enumerable: true })"],
];

/** Replaces a text that must occur once. Another version of Emscripten may write another one. */
function replaceOnce(code, [text, replacement]) {
  const parts = code.split(text);
  if (parts.length !== 2) throw new Error(`Emscripten's code has "${text}" ${parts.length - 1} times`);
  return parts.join(replacement);
}

/**
 * Returns an ES module whose default export is the factory. Its names stay readable; the bundler of the app minifies them.
 * @param {string} source the .mjs file that Emscripten wrote
 */
export async function generateGlue(source) {
  const { code } = await transform(source, { define, target: "es2022" });
  return replacements.reduce(replaceOnce, code);
}

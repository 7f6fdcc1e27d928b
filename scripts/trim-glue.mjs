// Makes Emscripten's glue code small. The package always hands it a compiled module, so its own ways of finding,
// fetching and compiling one are never used; once that is said, Terser drops them and everything behind them.
import { minify } from "terser";

/** What is known of the host, in the words of the glue code. A newer Emscripten may not have all of them. */
const facts = [
  // Bundlers would take the URL made from this for a file to copy.
  [/import\.meta\.url/g, '""'],
  [/typeof WebAssembly\s*!=\s*"object"/g, "false"],
  [/if\s*\(Module\["instantiateWasm"\]\)/g, "if(true)"],
  [/if\s*\(Module\["locateFile"\]\)/g, "if(true)"],
  // Behind the call of instantiateWasm, which always returns or throws.
  [/instantiateAsync\(\)\.catch\(readyPromiseReject\);/g, ""],
  // What it complains about becomes an error of the package.
  [/console\.(log|warn|error)\.bind\(console\)/g, "()=>{}"],
  [/ENVIRONMENT_IS_WEB\s*\|\|\s*ENVIRONMENT_IS_WORKER/g, "false"],
  // The package reads and writes bytes; views of other kinds are made for the glue code alone, where it uses them.
  [/Module\["HEAP(?!U8")\w+"\]\s*=\s*(HEAP\w+\s*=\s*)new /g, "$1/*@__PURE__*/new "],
  [/Module\["preloaded(Images|Audios)"\]\s*=\s*\{\};?/g, ""],
];

/** The glue code, minified, still an ES module whose default export is the factory. */
export async function trimGlue(source) {
  const told = facts.reduce((text, [pattern, fact]) => text.replace(pattern, fact), source);
  const { code } = await minify(told, {
    module: true,
    ecma: 2020,
    compress: { passes: 4, pure_getters: true, keep_fargs: false, unsafe_arrows: true },
  });
  return code;
}

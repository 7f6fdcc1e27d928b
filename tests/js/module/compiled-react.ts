// Components of React that are compiled by the React Compiler, as a build does.
import { mkdirSync, writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { transformAsync } from "@babel/core";

/** Compiles and imports a module of React components. It may import from the package's sources by `#src/`. */
export async function importCompiled(name: string, code: string): Promise<Record<string, never>> {
  const folder = `${process.cwd()}/build/compiled`;
  const result = await transformAsync(code.replaceAll("#src/", `${process.cwd()}/js/src/`), {
    filename: `${name}.jsx`,
    babelrc: false,
    configFile: false,
    presets: [["@babel/preset-react", { runtime: "automatic" }]],
    plugins: [["babel-plugin-react-compiler", { panicThreshold: "all_errors" }]],
  });
  if (result?.code?.includes("react/compiler-runtime") !== true)
    throw new Error("The compiler left the components as they are.");
  mkdirSync(folder, { recursive: true });
  const path = `${folder}/${name}.mjs`;
  writeFileSync(path, result.code);
  return import(/* @vite-ignore */ pathToFileURL(path).href);
}

/** A WebAssembly file that the host compiles, as Cloudflare Workers do. */
declare module "*.wasm" {
  const module: WebAssembly.Module;
  export default module;
}

/** A WebAssembly file that the edge runtime of Next.js and Vercel compiles. */
declare module "*.wasm?module" {
  const module: WebAssembly.Module;
  export default module;
}

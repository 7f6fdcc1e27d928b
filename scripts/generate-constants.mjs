// Reads the numbers that C++ registers with embind (wasm/bindings/codes.h) from a built module, as TypeScript.

/** Returns an instance's own object, with everything that embind registered. */
async function instantiate(glue, bytes) {
  const { default: factory } = await import(`data:text/javascript,${encodeURIComponent(glue)}`);
  const module = {
    wasmBinary: bytes,
    Module: WebAssembly.Module,
    Instance: WebAssembly.Instance,
    locateFile: (name) => name,
  };
  await factory(module);
  return module;
}

const lowerFirst = (name) => name.charAt(0).toLowerCase() + name.slice(1);

/** Embind makes a constructor of each enumeration, and a property of it of each of its values. */
const isEnumeration = (value) => typeof value === "function" && value.values !== undefined;

function writeEnumeration(name, enumeration) {
  // Versions of Emscripten keep other things of their own beside the members.
  const members = Object.entries(enumeration).filter(([, member]) => typeof member?.value === "number");
  const lines = members.map(([member, { value }]) => `  ${member}: ${value},\n`);
  return `export const ${lowerFirst(name)} = {\n${lines.join("")}} as const;\n`;
}

/**
 * Returns the constants and enumerations of a module as the source of an ES module.
 * @param {string} glue the module's JavaScript
 * @param {Uint8Array} bytes the module
 */
export async function generateConstants(glue, bytes) {
  const found = Object.entries(await instantiate(glue, bytes));
  const constants = found.filter(([, value]) => typeof value === "number");
  const enumerations = found.filter(([, value]) => isEnumeration(value));
  return [
    ...constants.map(([name, value]) => `export const ${name} = ${value};\n`),
    ...enumerations.map(([name, value]) => writeEnumeration(name, value)),
  ].join("");
}

import type { Operation } from "../types/operation.js";

/** What a path is filled with, by the names that it has for them. */
export type PathValues = Readonly<Record<string, string>>;

/** The document's first server, its variables as they are given or by default. */
export function serverUrl(operation: Operation, given: PathValues = {}): string {
  const [server] = operation.servers;
  if (server === undefined) throw new TypeError("The API document names no server: give a baseUrl.");
  return server.url.replace(/\{([^}]+)\}/g, (_, name: string) => {
    const variable = server.variables?.[name];
    const value = given[name] ?? variable?.default ?? "";
    if (variable?.enum !== undefined && !variable.enum.includes(value))
      throw new TypeError(`The ${name} must be one of ${variable.enum.join(", ")}.`);
    return value;
  });
}

/** An absolute address, without a slash at its end. What it holds is not repeated: it may be a secret. */
export function normalizeBaseUrl(given: string | URL): string {
  let url: URL;
  try {
    url = new URL(given, globalThis.location?.href);
  } catch {
    throw new TypeError("The baseUrl is no address.");
  }
  if (!/^https?:$/.test(url.protocol))
    throw new TypeError("The baseUrl must be an address by http or https.");
  if (url.username !== "" || url.password !== "")
    throw new TypeError("The baseUrl must not hold a user or a password: give them as auth.");
  if (url.search !== "" || url.hash !== "") throw new TypeError("The baseUrl must end with its path.");
  return url.origin + url.pathname.replace(/\/+$/, "");
}

/** One segment of a path. Dots alone would lead to another place. */
function segment(name: string, value: unknown): string {
  if (typeof value !== "string" || value === "" || value === "." || value === "..")
    throw new TypeError(`The ${name} must be an id, as text.`);
  if (!value.isWellFormed()) throw new TypeError(`The ${name} holds half a character.`);
  return encodeURIComponent(value);
}

/** The address of a resource, with the path exactly as the document has it, a slash at its end included. */
export function resourceUrl(base: string, operation: Operation, values: PathValues): string {
  const path = operation.path.replace(/\{([^}]+)\}/g, (_, name: string) => {
    if (!Object.hasOwn(values, name))
      throw new TypeError(`The operation ${operation.id} is not of this client: its path needs a ${name}.`);
    return segment(name, values[name]);
  });
  return base + path;
}

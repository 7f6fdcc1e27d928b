import { unknownName } from "../errors/suggestions.js";
import type { Operation } from "../types/operation.js";

/** The values of a path's parameters, by name. */
export type PathValues = Readonly<Record<string, string>>;

/**
 * Returns the URL of the document's first server.
 *
 * @param given - Values of its variables; the others have their defaults.
 * @throws TypeError if the document names no server, or for a value outside a variable's `enum`.
 */
export function serverUrl(operation: Operation, given: PathValues = {}): string {
  const [server] = operation.servers;
  if (server === undefined)
    throw new TypeError('The API document names no server: set the option "baseUrl".');
  return server.url.replace(/\{([^}]+)\}/g, (_, name: string) => {
    const variable = server.variables?.[name];
    const value = given[name] ?? variable?.default ?? "";
    if (variable?.enum !== undefined && !variable.enum.includes(value))
      throw new TypeError(unknownName(name, value, variable.enum));
    return value;
  });
}

/**
 * Returns the absolute base URL without a slash at its end.
 *
 * @throws TypeError for anything else. No message repeats the URL, which may contain a secret.
 */
export function normalizeBaseUrl(given: string | URL): string {
  let url: URL;
  try {
    url = new URL(given, globalThis.location?.href);
  } catch {
    throw new TypeError('The option "baseUrl" must be an absolute URL; in a page it may be relative.');
  }
  if (!/^https?:$/.test(url.protocol))
    throw new TypeError('The option "baseUrl" must be a URL with http or https.');
  if (url.username !== "" || url.password !== "")
    throw new TypeError('The option "baseUrl" must not contain a user or a password: use the option "auth".');
  if (url.search !== "" || url.hash !== "")
    throw new TypeError('The option "baseUrl" must end with its path: remove the query and the fragment.');
  return url.origin + url.pathname.replace(/\/+$/, "");
}

/** Returns an id as one path segment. Refuses `.` and `..`, which would change the path. */
function segment(name: string, value: unknown): string {
  if (typeof value !== "string" || value === "" || value === "." || value === "..")
    throw new TypeError(`The id "${name}" must be a string that is not empty, "." or "..".`);
  if (!value.isWellFormed())
    throw new TypeError(`The id "${name}" contains a lone surrogate: use well-formed text.`);
  return encodeURIComponent(value);
}

/**
 * Returns the URL of a resource. The path is exactly the document's, with its slash at the end.
 *
 * @throws TypeError if an id is missing or cannot be part of a path.
 */
export function resourceUrl(base: string, operation: Operation, values: PathValues): string {
  const path = operation.path.replace(/\{([^}]+)\}/g, (_, name: string) => {
    if (!Object.hasOwn(values, name))
      throw new TypeError(
        `The operation ${operation.id} does not fit this client: its path needs "${name}". Use the client of its API.`,
      );
    return segment(name, values[name]);
  });
  return base + path;
}

// Removes the request's secrets from a response. Some servers repeat them.
import { isObject, parseJson } from "../json/json-object.js";

/** A secret up to this length, in UTF-16 units, is hidden only as a whole word, because many words contain it. */
const shortSecretLength = 3;

/** The maximum nesting of a response that is read. */
const maximumLevels = 48;

function hide(text: string, secret: string): string {
  if (secret.length > shortSecretLength) return text.replaceAll(secret, "…");
  const pattern = secret.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
  return text.replace(new RegExp(`(^|[^\\p{L}\\p{N}])${pattern}(?![\\p{L}\\p{N}])`, "gu"), "$1…");
}

/** Hides secrets in texts and in JSON values. */
export class SecretRedactor {
  readonly #secrets: readonly string[];

  constructor(secrets: readonly string[]) {
    // Longest first, because one secret may contain another.
    this.#secrets = secrets.filter((secret) => secret !== "").sort((one, other) => other.length - one.length);
  }

  /** Returns whether a name in a path contains a secret. A list index is never a short secret. */
  appearsIn(path: string): boolean {
    const matches = (name: string, secret: string): boolean =>
      secret.length > shortSecretLength ? name.includes(secret) : name === secret && !/^\d+$/.test(name);
    return path.split("/").some((name) => this.#secrets.some((secret) => matches(name, secret)));
  }

  /** Parses a body and hides its secrets, also those in JSON within its strings. Parsing finds escaped secrets. */
  body(text: string): unknown {
    return this.#value(parseJson(text) ?? text, maximumLevels);
  }

  #value(value: unknown, levels: number): unknown {
    if (levels === 0) return null;
    if (typeof value === "string") return this.#text(value, levels);
    if (Array.isArray(value)) return value.map((item) => this.#value(item, levels - 1));
    if (!isObject(value)) return value;
    const members = Object.entries(value).map(([name, member]) => [
      this.#name(name),
      this.#value(member, levels - 1),
    ]);
    return Object.fromEntries(members);
  }

  #text(text: string, levels: number): string {
    const parsed = parseJson(text);
    return parsed === undefined
      ? this.#secrets.reduce(hide, text)
      : JSON.stringify(this.#value(parsed, levels - 1));
  }

  /** Keeps plain words, by which errors are read. `appearsIn` finds a secret among them in the path. */
  #name(name: string): string {
    return /^\w*$/.test(name) ? name : this.#secrets.reduce(hide, name);
  }
}

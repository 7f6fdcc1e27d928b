// Takes out of what a server answers the secrets that it was told: some repeat them.
import { isObject, parseJson } from "../json/json-object.js";

/** A secret no longer than this is hidden only where it stands by itself: it is part of many a word. */
const shortSecretLength = 3;

/** As deep as answers are read. */
const maximumLevels = 48;

function hide(text: string, secret: string): string {
  if (secret.length > shortSecretLength) return text.replaceAll(secret, "…");
  const pattern = secret.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
  return text.replace(new RegExp(`(^|[^\\p{L}\\p{N}])${pattern}(?![\\p{L}\\p{N}])`, "gu"), "$1…");
}

/** Hides secrets in texts and in values of JSON. */
export class SecretRedactor {
  readonly #secrets: readonly string[];

  constructor(secrets: readonly string[]) {
    // One may be part of another.
    this.#secrets = secrets.filter((secret) => secret !== "").sort((one, other) => other.length - one.length);
  }

  /** Whether a name in a path is, or holds, a secret. A position is none. */
  appearsIn(path: string): boolean {
    const matches = (name: string, secret: string): boolean =>
      secret.length > shortSecretLength ? name.includes(secret) : name === secret && !/^\d+$/.test(name);
    return path.split("/").some((name) => this.#secrets.some((secret) => matches(name, secret)));
  }

  /** A body as a value, so that no secret hides behind escapes; in texts that are JSON themselves, too. */
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

  /** A plain word may be one that the answer is read by. If not it comes to light in a path. */
  #name(name: string): string {
    return /^\w*$/.test(name) ? name : this.#secrets.reduce(hide, name);
  }
}

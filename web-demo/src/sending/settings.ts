import { readStored, removeStored, store } from "../app/browser-storage";
import type { StoredText } from "../editing/stored-text";
import type { Encoding } from "../library";

export type Auth =
  | { readonly kind: "none" }
  | { readonly kind: "basic"; readonly user: string; readonly password: string }
  | { readonly kind: "bearer"; readonly token: string }
  | { readonly kind: "session"; readonly csrfToken: string };

/** The server and the credentials of a request. */
export interface Settings {
  /** The server's address; "" for the server inside this page. */
  readonly baseUrl: string;
  readonly resumeId: string;
  /** The experience's id; "" for the one that is open. */
  readonly experienceId: string;
  /** True to check for other people's changes before saving. */
  readonly checkFirst: boolean;
  readonly auth: Auth;
}

export const ENCODINGS: Readonly<Record<Encoding, string>> = {
  "application/json": "JSON",
  "application/x-www-form-urlencoded": "Form",
  "multipart/form-data": "Multipart",
};

export const DEFAULT_SETTINGS: Settings = {
  baseUrl: "",
  resumeId: "base",
  experienceId: "",
  checkFirst: false,
  auth: { kind: "none" },
};

const STORAGE_KEY = "resume-patch.server";

/** Returns the settings of an earlier visit. Credentials are never stored. */
export function loadSettings(): Settings {
  return readStoredSettings(STORAGE_KEY, parseSettings) ?? DEFAULT_SETTINGS;
}

/** Returns the stored settings if they cannot be used. */
export const damagedSettings = (): readonly StoredText[] => damagedText(STORAGE_KEY, parseSettings);

function parseSettings(stored: object): Settings {
  const baseUrl = textMember(stored, "baseUrl");
  const checkFirst: unknown = Reflect.get(stored, "checkFirst") ?? false;
  if (typeof checkFirst !== "boolean") throw new TypeError("not a boolean");
  return {
    baseUrl: baseUrl === "" ? "" : validBaseUrl(baseUrl),
    resumeId: textMember(stored, "resumeId") || DEFAULT_SETTINGS.resumeId,
    experienceId: textMember(stored, "experienceId"),
    checkFirst,
    auth: { kind: "none" },
  };
}

export function storeSettings({ baseUrl, resumeId, experienceId, checkFirst }: Settings): void {
  store(STORAGE_KEY, JSON.stringify({ baseUrl, resumeId, experienceId, checkFirst }));
}

/** Returns what is wrong with the address of an API; null when it is valid. */
export function baseUrlProblem(text: string): string | null {
  const url = /\s/u.test(text.trim()) || !URL.canParse(text) ? null : new URL(text);
  if (url === null || !["http:", "https:"].includes(url.protocol))
    return "This is not a web address. It must start with http:// or https:// and have no spaces.";
  if (url.username + url.password !== "") return "Remove the user and the password from the address.";
  if (url.search + url.hash !== "") return `Remove "${url.search}${url.hash}" from the address.`;
  return null;
}

/** Returns a valid address without a slash at its end; null when it is invalid. */
export function readBaseUrl(text: string): string | null {
  return baseUrlProblem(text) === null ? text.trim().replace(/\/+$/u, "") : null;
}

/** Converts a stored object. Throws when it has another shape. */
type Parse<Result> = (stored: object) => Result;

/** Reads settings of an earlier visit; null when there are none that can be used. */
export function readStoredSettings<Result>(key: string, parse: Parse<Result>): Result | null {
  const text = readStored(key);
  return text === null ? null : tryParse(text, parse);
}

/** Returns the stored text of settings that cannot be used. */
export function damagedText(key: string, parse: Parse<unknown>): readonly StoredText[] {
  const text = readStored(key);
  if (text === null || tryParse(text, parse) !== null) return [];
  return [{ text, remove: async () => removeStored(key) }];
}

function tryParse<Result>(text: string, parse: Parse<Result>): Result | null {
  try {
    const stored: unknown = JSON.parse(text);
    return typeof stored === "object" && stored !== null ? parse(stored) : null;
  } catch {
    return null; // damaged, or stored by another program
  }
}

/** Returns a text of stored settings; "" when it is missing. Throws when it cannot be part of an address. */
export function textMember(stored: object, name: string): string {
  const value: unknown = Reflect.get(stored, name) ?? "";
  if (typeof value !== "string" || /\p{Surrogate}/u.test(value)) throw new TypeError("not a text");
  return value;
}

/** Returns a stored address. Throws when it is invalid. */
export function validBaseUrl(text: string): string {
  const url = readBaseUrl(text);
  if (url === null) throw new TypeError("not an address");
  return url;
}

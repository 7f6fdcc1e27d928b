import { readStored, store } from "../app/browser-storage";
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
  try {
    const stored: unknown = JSON.parse(readStored(STORAGE_KEY) ?? "null");
    if (typeof stored !== "object" || stored === null) return DEFAULT_SETTINGS;
    const text = (name: string, fallback: string): string => {
      const value: unknown = Reflect.get(stored, name);
      return typeof value === "string" ? value : fallback;
    };
    return {
      baseUrl: readBaseUrl(text("baseUrl", "")) ?? "",
      resumeId: text("resumeId", DEFAULT_SETTINGS.resumeId),
      experienceId: text("experienceId", ""),
      checkFirst: Reflect.get(stored, "checkFirst") === true,
      auth: { kind: "none" },
    };
  } catch {
    return DEFAULT_SETTINGS; // another program stored something else there
  }
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

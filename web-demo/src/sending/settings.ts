import { readStored, store } from "../app/browser-storage";
import type { Encoding } from "../library";

export type Auth =
  | { readonly kind: "none" }
  | { readonly kind: "basic"; readonly user: string; readonly password: string }
  | { readonly kind: "bearer"; readonly token: string }
  | { readonly kind: "session"; readonly csrfToken: string };

/** Where and how a request is sent. */
export interface Settings {
  /** "": the server inside this page. */
  readonly baseUrl: string;
  readonly resumeId: string;
  /** "": the experience that is open. */
  readonly experienceId: string;
  /** Whether to read a job before each change of it. */
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

/** The settings of an earlier visit. Credentials are never stored. */
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
    return DEFAULT_SETTINGS; // what is stored there is not ours
  }
}

export function storeSettings({ baseUrl, resumeId, experienceId, checkFirst }: Settings): void {
  store(STORAGE_KEY, JSON.stringify({ baseUrl, resumeId, experienceId, checkFirst }));
}

/** What is wrong with a text as the address of an API, as a sentence; null when it is one. */
export function baseUrlProblem(text: string): string | null {
  const url = /\s/u.test(text.trim()) || !URL.canParse(text) ? null : new URL(text);
  if (url === null || !["http:", "https:"].includes(url.protocol))
    return "This is not a web address. It starts with http:// or https://, and has no spaces.";
  if (url.username + url.password !== "") return "Leave the user and the password out of the address.";
  if (url.search + url.hash !== "") return `Leave out what follows the path: ${url.search}${url.hash}`;
  return null;
}

/** An http(s) address that ends with its path, without the last slash; null when the text is none. */
export function readBaseUrl(text: string): string | null {
  return baseUrlProblem(text) === null ? text.trim().replace(/\/+$/u, "") : null;
}

import { store } from "../app/browser-storage";
import type { StoredText } from "../editing/stored-text";
import type { Operation } from "../library";
import { fillPath } from "../sending/request-preview";
import { type Auth, damagedText, readStoredSettings, textMember, validBaseUrl } from "../sending/settings";
import { SAMPLE_IDENTIFIER } from "./identifier";

/** The server that the resume is saved to. */
export interface ResumeSettings {
  /** "": the server inside this page; "other": another address; otherwise a region of the API. */
  readonly region: string;
  /** The address of the server without a slash at its end; "" for the server inside this page. */
  readonly baseUrl: string;
  /** The resume's identifier; "" for the resume that is open in this page. */
  readonly identifier: string;
  readonly auth: Auth;
}

export const IN_PAGE: ResumeSettings = { region: "", baseUrl: "", identifier: "", auth: { kind: "none" } };

export const OTHER_REGION = "other";

const STORAGE_KEY = "resume-patch.resume-server";

/** Returns the regions that the API document lists. */
export function regionsOf(operation: Operation): readonly string[] {
  return operation.servers[0]?.variables?.region?.enum ?? [];
}

/** Returns the address of a region. */
export function regionUrl(operation: Operation, region: string): string {
  return (operation.servers[0]?.url ?? "").replace("{region}", region);
}

/** Returns the address of the resume that the settings name. */
export function resumeAddress(operation: Operation, pageBaseUrl: string, settings: ResumeSettings): string {
  const identifier = settings.identifier || SAMPLE_IDENTIFIER;
  return `${settings.baseUrl || pageBaseUrl}${fillPath(operation.path, { identifier })}`;
}

/** Returns the settings of an earlier visit. Tokens are never stored. */
export function loadResumeSettings(operation: Operation): ResumeSettings {
  return readStoredSettings(STORAGE_KEY, parserOf(operation)) ?? IN_PAGE;
}

/** Returns the stored settings if they cannot be used. */
export const damagedResumeSettings = (operation: Operation): readonly StoredText[] =>
  damagedText(STORAGE_KEY, parserOf(operation));

const parserOf =
  (operation: Operation) =>
  (stored: object): ResumeSettings => {
    const region = textMember(stored, "region");
    const typed = textMember(stored, "baseUrl");
    const identifier = textMember(stored, "identifier");
    const isRegion = regionsOf(operation).includes(region);
    if (!isRegion && typed === "") return IN_PAGE;
    return {
      region: isRegion ? region : OTHER_REGION,
      baseUrl: isRegion ? regionUrl(operation, region) : validBaseUrl(typed),
      identifier,
      auth: { kind: "none" },
    };
  };

export function storeResumeSettings({ region, baseUrl, identifier }: ResumeSettings): void {
  store(STORAGE_KEY, JSON.stringify({ region, baseUrl, identifier }));
}

import { readStored, store } from "../app/browser-storage";
import type { Operation } from "../library";
import { fillPath } from "../sending/request-preview";
import { type Auth, readBaseUrl } from "../sending/settings";
import { SAMPLE_IDENTIFIER } from "./identifier";

/** Where the resume is sent. */
export interface ResumeSettings {
  /** "": the server inside this page; "other": an address of the person's own; otherwise a region of the API. */
  readonly region: string;
  /** Of the region, or the person's own; without a slash at its end. "" for the server inside this page. */
  readonly baseUrl: string;
  /** "": the resume that is open in this page. */
  readonly identifier: string;
  readonly auth: Auth;
}

export const IN_PAGE: ResumeSettings = { region: "", baseUrl: "", identifier: "", auth: { kind: "none" } };

export const OTHER_REGION = "other";

const STORAGE_KEY = "resume-patch.resume-server";

/** The regions of the API, as its document lists them. */
export function regionsOf(operation: Operation): readonly string[] {
  return operation.servers[0]?.variables?.region?.enum ?? [];
}

/** The address of a region. */
export function regionUrl(operation: Operation, region: string): string {
  return (operation.servers[0]?.url ?? "").replace("{region}", region);
}

/** Where the resume lives that the settings name. */
export function resumeAddress(operation: Operation, pageBaseUrl: string, settings: ResumeSettings): string {
  const identifier = settings.identifier || SAMPLE_IDENTIFIER;
  return `${settings.baseUrl || pageBaseUrl}${fillPath(operation.path, { identifier })}`;
}

/** The settings of an earlier visit. Tokens are never stored. */
export function loadResumeSettings(operation: Operation): ResumeSettings {
  try {
    const stored: unknown = JSON.parse(readStored(STORAGE_KEY) ?? "null");
    if (typeof stored !== "object" || stored === null) return IN_PAGE;
    const text = (name: string): string => String(Reflect.get(stored, name) ?? "");
    const region = text("region");
    const isRegion = regionsOf(operation).includes(region);
    const baseUrl = isRegion ? regionUrl(operation, region) : (readBaseUrl(text("baseUrl")) ?? "");
    if (baseUrl === "") return IN_PAGE;
    return {
      region: isRegion ? region : OTHER_REGION,
      baseUrl,
      identifier: text("identifier"),
      auth: { kind: "none" },
    };
  } catch {
    return IN_PAGE; // what is stored there is not ours
  }
}

export function storeResumeSettings({ region, baseUrl, identifier }: ResumeSettings): void {
  store(STORAGE_KEY, JSON.stringify({ region, baseUrl, identifier }));
}

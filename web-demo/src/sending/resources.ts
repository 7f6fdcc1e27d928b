import type { ExperienceEndpoint } from "../library";
import type { PageServer } from "../server/connect";
import { filledPath } from "./outgoing";
import { fetchJson, type Outcome } from "./send";
import type { Settings } from "./settings";

/** The experiences that the page's own server holds. */
export async function fetchExperiences(server: PageServer): Promise<object[]> {
  const response = await server.fetch(new Request(`${server.baseUrl}/resume/base/experience/`));
  if (!response.ok) throw new Error(`the page's server answered ${response.status}`);
  return response.json();
}

/** Brings the page's own server back to its samples. */
export async function resetSampleData(server: PageServer): Promise<void> {
  await server.fetch(new Request(`${server.baseUrl}/sample-data/`, { method: "DELETE" }));
}

/** Whether an answer can be edited: some servers answer with something else, or with nothing. */
export function isExperience(answer: unknown): answer is object {
  return typeof answer === "object" && answer !== null && typeof Reflect.get(answer, "id") === "string";
}

/** Where the experience that the settings name lives; otherwise the open one, on the page's own server. */
export function addressOf(
  { operation }: ExperienceEndpoint,
  server: PageServer,
  settings: Settings,
  openId: string,
): string {
  const ids = { resume_id: settings.resumeId || "base", id: settings.experienceId || openId };
  return `${settings.baseUrl || server.baseUrl}${filledPath(operation.path, ids)}`;
}

/** The experience that the settings name. */
export function fetchExperience(
  endpoint: ExperienceEndpoint,
  server: PageServer,
  settings: Settings,
  openId: string,
): Promise<Outcome> {
  return fetchJson(addressOf(endpoint, server, settings, openId), settings.auth, server.fetch);
}

// Clients for the Letraz server that the settings name.
import { type Client, type LetrazAuth, type LetrazIds, letrazClient } from "resume-patch/client";
import type { NetworkSimulator } from "../editing/network-simulator";
import type { Encoding, Experience, ExperienceEndpoint, ExperienceUpdate } from "../library";
import type { PageServer } from "../server/connect";
import type { Auth, Settings } from "./settings";

export type ExperienceClient = Client<LetrazIds, Experience, ExperienceUpdate>;

interface ClientContext {
  readonly endpoint: ExperienceEndpoint;
  readonly server: PageServer;
  readonly settings: Settings;
  readonly encoding: Encoding;
}

/** Creates the client of the settings, with simulated failures. */
export function clientFor(
  context: ClientContext,
  network: NetworkSimulator,
  simulateOtherEdit: () => Promise<void>,
): ExperienceClient {
  const { baseUrl, checkFirst } = context.settings;
  return letrazClient({
    ...commonOptions(context),
    encoding: context.encoding,
    // The page's own server can always be asked first.
    checkFirst: checkFirst || baseUrl === "",
    ...network.options(context.server.fetch, { simulateOtherEdit }),
  });
}

/** Creates another person's client, without simulated failures. */
export function otherPersonsClient(context: Omit<ClientContext, "encoding">): ExperienceClient {
  return letrazClient({ ...commonOptions(context), fetch: context.server.fetch });
}

/** Returns the ids that the settings name; the open experience is the default. */
export function idsOf({ resumeId, experienceId }: Settings, openId: string): LetrazIds {
  return { resumeId: resumeId || "base", id: experienceId || openId };
}

/** Returns the key that identifies an experience among all servers and stores its unsaved edits. */
export function storageKey(server: PageServer, { baseUrl }: Settings, { resumeId, id }: LetrazIds): string {
  return `${baseUrl || server.baseUrl}/resume/${resumeId}/experience/${id}/`;
}

function commonOptions({ endpoint, server, settings: { baseUrl, auth } }: Omit<ClientContext, "encoding">): {
  endpoint: ExperienceEndpoint;
  baseUrl: string;
  auth: LetrazAuth;
} {
  return { endpoint, baseUrl: baseUrl || server.baseUrl, auth: letrazAuth(auth) };
}

/** Converts the settings. Functions defer the check of a typed token to its use. */
function letrazAuth(auth: Auth): LetrazAuth {
  switch (auth.kind) {
    case "none":
      return { type: "none" };
    case "basic":
      return { type: "basic", username: auth.user, password: auth.password };
    case "bearer":
      return { type: "bearer", token: () => auth.token };
    case "session":
      return auth.csrfToken === ""
        ? { type: "session" }
        : { type: "session", csrfToken: () => auth.csrfToken };
  }
}

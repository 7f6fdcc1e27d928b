// The Letraz server that the settings name, as the package's client knows it.
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

/** A client for what the settings say, on whose requests failures can be put. */
export function clientFor(
  context: ClientContext,
  network: NetworkSimulator,
  simulateOtherEdit: () => Promise<void>,
): ExperienceClient {
  const { baseUrl, checkFirst } = context.settings;
  return letrazClient({
    ...commonOptions(context),
    encoding: context.encoding,
    // Of its own server the page knows that it can be asked.
    checkFirst: checkFirst || baseUrl === "",
    ...network.options(context.server.fetch, { simulateOtherEdit }),
  });
}

/** Another person's client: none of the failures are on its way. */
export function otherPersonsClient(context: Omit<ClientContext, "encoding">): ExperienceClient {
  return letrazClient({ ...commonOptions(context), fetch: context.server.fetch });
}

/** Which experience the settings name; otherwise the open one. */
export function idsOf({ resumeId, experienceId }: Settings, openId: string): LetrazIds {
  return { resumeId: resumeId || "base", id: experienceId || openId };
}

/** What names an experience among all of all servers: where unsaved edits of it are kept. */
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

/** What is typed is checked when it is used: a token that no header can hold is as good as none. */
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

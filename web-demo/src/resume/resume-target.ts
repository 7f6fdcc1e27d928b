import { type AffindaIds, affindaClient, type Client, type ClientOptions } from "resume-patch/client";
import type { Resume, ResumeEndpoint, ResumeUpdate } from "../library";
import type { PageServer } from "../server/connect";
import { SAMPLE_IDENTIFIER } from "./identifier";
import { type ResumeSettings, resumeAddress } from "./settings";

type ResumeClient = Client<AffindaIds, Resume, ResumeUpdate>;

/** Where a resume is kept, and who speaks to the server there. */
export interface ResumeTarget {
  /** The address of the resume: it names the resume, too. */
  readonly address: string;
  readonly ids: AffindaIds;
  readonly client: ResumeClient;
}

/** The page's own server lets everybody in, but a client does not ask without a token. */
const PAGE_TOKEN = "this-page";

/** `way`: how requests get to the server. */
export function targetOf(
  endpoint: ResumeEndpoint,
  server: PageServer,
  settings: ResumeSettings,
  clientOptions: ClientOptions,
): ResumeTarget {
  const { auth, baseUrl, identifier } = settings;
  const isInPage = baseUrl === "";
  const token = auth.kind === "bearer" ? auth.token : "";
  return {
    address: resumeAddress(endpoint.operation, server.baseUrl, settings),
    ids: { identifier: identifier || SAMPLE_IDENTIFIER },
    client: affindaClient({
      ...clientOptions,
      endpoint,
      baseUrl: isInPage ? server.baseUrl : baseUrl,
      // A list is sent whole: who has not looked would overwrite what somebody else has put into it.
      checkFirst: true,
      token: isInPage ? PAGE_TOKEN : () => token,
    }),
  };
}

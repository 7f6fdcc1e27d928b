import { type AffindaIds, affindaClient, type Client, type ClientOptions } from "resume-patch/client";
import type { Resume, ResumeEndpoint, ResumeUpdate } from "../library";
import type { PageServer } from "../server/connect";
import { SAMPLE_IDENTIFIER } from "./identifier";
import { type ResumeSettings, resumeAddress } from "./settings";

type ResumeClient = Client<AffindaIds, Resume, ResumeUpdate>;

/** The address of a resume and the client for its server. */
export interface ResumeTarget {
  /** The address of the resume, which also identifies it. */
  readonly address: string;
  readonly ids: AffindaIds;
  readonly client: ResumeClient;
}

/** The page's own server needs no token, but the client does. */
const PAGE_TOKEN = "this-page";

/** @param clientOptions Further options of the client. */
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
      // A whole list is sent, so an unchecked change could overwrite other people's edits.
      checkFirst: true,
      token: isInPage ? PAGE_TOKEN : () => token,
    }),
  };
}

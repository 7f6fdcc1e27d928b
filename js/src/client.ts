/**
 * Loads resources from a Letraz or an Affinda server and sends the changes of drafts.
 * Every failure is a result, and no edit is lost.
 *
 * @module
 */

import { bearerAuthorize, letrazAuthorize } from "./client/authorization.js";
import type { IdMapping } from "./client/client.js";
import { ApiClient } from "./client/client.js";
import { HttpTransport } from "./client/http-transport.js";
import { serverUrl } from "./client/urls.js";
import { checkOptions } from "./errors/suggestions.js";
import type {
  AffindaIds,
  AffindaOptions,
  Client,
  ClientEndpoint,
  LetrazIds,
  LetrazOptions,
  Sender,
} from "./types/client.js";
import type { Endpoint } from "./types/draft.js";
import type { Encoding } from "./types/operation.js";
import type { Experience, ExperienceUpdate, Resume, ResumeUpdate } from "./types/resources.js";

export type * from "./types/client.js";
export type * from "./types/client-results.js";

/** Maps the ids of a work experience to the path. */
const letrazIds: IdMapping<LetrazIds> = {
  values: ({ resumeId, id }) => ({ resume_id: resumeId, id }),
  id: ({ id }) => id,
};

/** Maps the id of a resume to the path. */
const affindaIds: IdMapping<AffindaIds> = {
  values: ({ identifier }) => ({ identifier }),
  id: ({ identifier }) => identifier,
};

const clientOptions = ["endpoint", "baseUrl", "fetch", "timeout", "retry", "checkFirst", "onStep"];

const encodings: readonly Encoding[] = [
  "application/json",
  "application/x-www-form-urlencoded",
  "multipart/form-data",
];

/**
 * Creates a client of a Letraz server for work experiences. Makes no request yet.
 *
 * @param options - Settings of the client. `load` needs `endpoint`; `send` uses the draft's own.
 * @throws TypeError for an invalid option.
 * @example
 * ```ts
 * const { experience } = (await load()).letraz;
 * const client = letrazClient({ endpoint: experience, auth: { type: "session" } });
 * const ids = { resumeId: "base", id: "7f3c1d52" };
 * const loaded = await client.load(ids);
 * if (loaded.kind !== "loaded") throw new Error(loaded.message);
 * loaded.draft.set("/city", "Delft");
 * const result = await client.send(loaded.draft, ids);
 * console.log(result.kind, result.message);
 * ```
 */
export function letrazClient<Read = Experience, Write = ExperienceUpdate>(
  options: LetrazOptions & ClientEndpoint<Read, Write>,
): Client<LetrazIds, Read, Write>;
/** Creates a client that sends drafts and cannot load, because it has no `endpoint`. */
export function letrazClient(options?: LetrazOptions): Sender<LetrazIds, Experience, ExperienceUpdate>;
export function letrazClient<Read, Write>(
  options: LetrazOptions & { endpoint?: Endpoint<Read, Write> } = {},
): Client<LetrazIds, Read, Write> {
  checkOptions(options, [...clientOptions, "auth", "encoding"]);
  const { auth = { type: "session" }, encoding = "application/json" } = options;
  if (!encodings.includes(encoding))
    throw new TypeError(`The option "encoding" must be one of ${encodings.join(", ")}.`);
  const transport = new HttpTransport(
    { defaultBase: serverUrl, authorize: letrazAuthorize(auth), encoding },
    options,
  );
  return new ApiClient<LetrazIds, Read, Write>(transport, letrazIds, options.endpoint);
}

/**
 * Creates a client of Affinda for parsed resumes. Makes no request yet.
 *
 * @param options - Settings of the client. `load` needs `endpoint`; `send` uses the draft's own.
 * @throws TypeError for an invalid option.
 * @example
 * ```ts
 * const { resume } = (await load()).affinda;
 * const client = affindaClient({ endpoint: resume, region: "api.eu1", token: () => process.env.AFFINDA_KEY ?? "" });
 * const loaded = await client.load({ identifier: "abcdefgh" });
 * console.log(loaded.kind, loaded.message);
 * ```
 */
export function affindaClient<Read = Resume, Write = ResumeUpdate>(
  options: AffindaOptions & ClientEndpoint<Read, Write>,
): Client<AffindaIds, Read, Write>;
/** Creates a client that sends drafts and cannot load, because it has no `endpoint`. */
export function affindaClient(options: AffindaOptions): Sender<AffindaIds, Resume, ResumeUpdate>;
export function affindaClient<Read, Write>(
  options: AffindaOptions & { endpoint?: Endpoint<Read, Write> },
): Client<AffindaIds, Read, Write> {
  checkOptions(options, [...clientOptions, "region", "token"]);
  const { region, token } = options;
  const api = {
    defaultBase: (operation: Parameters<typeof serverUrl>[0]) =>
      serverUrl(operation, region === undefined ? {} : { region }),
    authorize: bearerAuthorize({ token }),
    encoding: "application/json",
  } as const;
  return new ApiClient<AffindaIds, Read, Write>(
    new HttpTransport(api, options),
    affindaIds,
    options.endpoint,
  );
}

/**
 * Sends what a draft has changed to a Letraz or an Affinda server, with every failure told and no edit lost.
 *
 * @module
 */

import { bearerAuthorize, letrazAuthorize } from "./client/authorization.js";
import type { IdMapping } from "./client/client.js";
import { ApiClient } from "./client/client.js";
import { HttpTransport } from "./client/http-transport.js";
import { serverUrl } from "./client/urls.js";
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

const letrazIds: IdMapping<LetrazIds> = {
  values: ({ resumeId, id }) => ({ resume_id: resumeId, id }),
  id: ({ id }) => id,
};

const affindaIds: IdMapping<AffindaIds> = {
  values: ({ identifier }) => ({ identifier }),
  id: ({ identifier }) => identifier,
};

const encodings: readonly Encoding[] = [
  "application/json",
  "application/x-www-form-urlencoded",
  "multipart/form-data",
];

/**
 * A client of a Letraz server, for work experiences. Throws a TypeError for an option that is wrong; it makes no
 * request. `load` needs the option `endpoint`.
 */
export function letrazClient<Read = Experience, Write = ExperienceUpdate>(
  options: LetrazOptions & ClientEndpoint<Read, Write>,
): Client<LetrazIds, Read, Write>;
export function letrazClient(options?: LetrazOptions): Sender<LetrazIds, Experience, ExperienceUpdate>;
export function letrazClient<Read, Write>(
  options: LetrazOptions & { endpoint?: Endpoint<Read, Write> } = {},
): Client<LetrazIds, Read, Write> {
  const { auth = { type: "session" }, encoding = "application/json" } = options;
  if (!encodings.includes(encoding))
    throw new TypeError(`The encoding must be one of ${encodings.join(", ")}.`);
  const transport = new HttpTransport(
    { defaultBase: serverUrl, authorize: letrazAuthorize(auth), encoding },
    options,
  );
  return new ApiClient<LetrazIds, Read, Write>(transport, letrazIds, options.endpoint);
}

/**
 * A client of Affinda, for parsed resumes. Throws a TypeError for an option that is wrong; it makes no request.
 * `load` needs the option `endpoint`.
 */
export function affindaClient<Read = Resume, Write = ResumeUpdate>(
  options: AffindaOptions & ClientEndpoint<Read, Write>,
): Client<AffindaIds, Read, Write>;
export function affindaClient(options: AffindaOptions): Sender<AffindaIds, Resume, ResumeUpdate>;
export function affindaClient<Read, Write>(
  options: AffindaOptions & { endpoint?: Endpoint<Read, Write> },
): Client<AffindaIds, Read, Write> {
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

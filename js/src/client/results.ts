// From an answer to what is told about it.

import type { SendOutcome } from "../messages/english-messages.js";
import type { Aborted, NotFound, Refused, Unauthorized, Unavailable } from "../types/client.js";
import type { Endpoint } from "../types/draft.js";
import type { ServerError } from "../types/server-error.js";
import type { HttpResponse, NoResponse } from "./fetch-with-timeout.js";
import { SecretRedactor } from "./secret-redactor.js";

/** Any endpoint: what is told does not depend on what it is about. */
export type ErrorEndpoint = Pick<Endpoint<unknown, unknown>, "parseError" | "translate">;

/** The sentence for what became of a request. */
export function outcomeMessage(endpoint: ErrorEndpoint, outcome: SendOutcome): string {
  return endpoint.translate({ path: "", code: "outcome", params: { outcome } });
}

function statusMessage(endpoint: ErrorEndpoint, status: number): string {
  return endpoint.translate({ path: "", code: "status", params: { status } });
}

/** Whether a 400 says what other servers say by 404. */
function isNotFound({ status, code }: ServerError): boolean {
  return status === 400 && /^resource[\s_]not[\s_]found$/i.test(code);
}

/** What an answer other than success says. */
export type FailureResult = Refused | Unauthorized | NotFound | Unavailable;

/** Whether a refused change tells that somebody else was first. Some give 409 to a value that others have, too. */
export function isConflict({ status, issues }: Refused): boolean {
  return status === 412 || (status === 409 && issues.every(({ path }) => path === ""));
}

/** What a server said, without any of the secrets that it was told: some repeat them. */
function redactedError(
  response: HttpResponse,
  endpoint: ErrorEndpoint,
  secrets: readonly string[],
): ServerError {
  const redactor = new SecretRedactor(secrets);
  const error = endpoint.parseError(response.status, redactor.body(new TextDecoder().decode(response.bytes)));
  const issues = error.issues.map((issue) =>
    redactor.appearsIn(issue.path) ? { ...issue, path: "", message: String(issue.params.detail) } : issue,
  );
  return { ...error, issues };
}

/** What a status other than 2xx comes to. */
export function failureResult(
  response: HttpResponse,
  endpoint: ErrorEndpoint,
  secrets: readonly string[],
): FailureResult {
  const { status, retryAfter } = response;
  const error = redactedError(response, endpoint, secrets);
  const message = statusMessage(endpoint, status);
  if (status === 401 || status === 403) return { kind: "unauthorized", status, error, message };
  if (status === 404 || status === 410 || isNotFound(error))
    return { kind: "notFound", status, error, message: statusMessage(endpoint, 404) };
  if (status >= 500 || status === 429 || status === 408) {
    const wait = retryAfter === undefined ? {} : { retryAfter };
    return { kind: "unavailable", reason: "status", status, ...wait, error, message };
  }
  // A redirection that was not followed, and the like.
  if (status < 400) return badResponseResult(response, endpoint);
  return { kind: "refused", status, issues: error.issues, error, message: error.message };
}

/** An answer that says that it worked, and does not show it. */
export function badResponseResult({ status }: HttpResponse, endpoint: ErrorEndpoint): Unavailable {
  return {
    kind: "unavailable",
    reason: "badResponse",
    status,
    message: outcomeMessage(endpoint, "badResponse"),
  };
}

/** Nobody answered, or nobody in time, or there was no token to ask with. */
export function noResponseResult(
  kind: NoResponse["kind"],
  endpoint: ErrorEndpoint,
): Unavailable | Unauthorized | Aborted {
  switch (kind) {
    case "noToken":
      return { kind: "unauthorized", status: 0, message: statusMessage(endpoint, 401) };
    case "aborted":
      return { kind: "aborted", message: outcomeMessage(endpoint, "aborted") };
    case "timeout":
      return { kind: "unavailable", reason: kind, status: 0, message: outcomeMessage(endpoint, "timeout") };
    case "network":
      return { kind: "unavailable", reason: kind, status: 0, message: statusMessage(endpoint, 0) };
  }
}

const retryableStatuses: ReadonlySet<number> = new Set([429, 502, 503, 504]);

/** Whether asking again by oneself is of use. Whoever has waited for a timeout has waited enough. */
export function isRetryable(failure: { readonly kind: string }): failure is Unavailable {
  if (failure.kind !== "unavailable") return false;
  const { reason, status } = failure as Unavailable;
  return (
    reason === "network" || reason === "badResponse" || (reason === "status" && retryableStatuses.has(status))
  );
}

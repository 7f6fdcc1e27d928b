// Makes the results of the client from responses.

import type { SendOutcome } from "../messages/english-messages.js";
import type { Aborted, NotFound, Refused, Unauthorized, Unavailable } from "../types/client-results.js";
import type { Endpoint } from "../types/draft.js";
import type { ServerError } from "../types/server-error.js";
import type { HttpResponse, NoResponse } from "./fetch-with-timeout.js";
import { SecretRedactor } from "./secret-redactor.js";

/** The parts of an endpoint that results need. */
export type ErrorEndpoint = Pick<Endpoint<unknown, unknown>, "parseError" | "translate">;

/** Returns the message of an outcome in the endpoint's language. */
export function outcomeMessage(endpoint: ErrorEndpoint, outcome: SendOutcome): string {
  return endpoint.translate({ path: "", code: "outcome", params: { outcome } });
}

function statusMessage(endpoint: ErrorEndpoint, status: number): string {
  return endpoint.translate({ path: "", code: "status", params: { status } });
}

/** Returns whether a status 400 means 404. Letraz sends it with the code "RESOURCE NOT FOUND". */
function isNotFound({ status, code }: ServerError): boolean {
  return status === 400 && /^resource[\s_]not[\s_]found$/i.test(code);
}

/** The result of a response without success. */
export type FailureResult = Refused | Unauthorized | NotFound | Unavailable;

/** Returns whether a refusal means that someone else changed the resource. A 409 at a field means a duplicate value. */
export function isConflict({ status, issues }: Refused): boolean {
  return status === 412 || (status === 409 && issues.every(({ path }) => path === ""));
}

/** Parses the server's error and hides the request's secrets in it. */
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

/** Makes the result of a status other than 2xx. */
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
  // For example a redirect that was not followed.
  if (status < 400) return badResponseResult(response, endpoint);
  return { kind: "refused", status, issues: error.issues, error, message: error.message };
}

/** Makes the result of a response with success and without the resource. */
export function badResponseResult({ status }: HttpResponse, endpoint: ErrorEndpoint): Unavailable {
  return {
    kind: "unavailable",
    reason: "badResponse",
    status,
    message: outcomeMessage(endpoint, "badResponse"),
  };
}

function unavailable(
  endpoint: ErrorEndpoint,
  reason: "redirect" | "tooLarge" | "timeout" | "outdated",
  status: number,
): Unavailable {
  return { kind: "unavailable", reason, status, message: outcomeMessage(endpoint, reason) };
}

/** Makes the result of a change whose stored state could not be read: the server showed an older one. */
export function outdatedResult(status: number, endpoint: ErrorEndpoint): Unavailable {
  return unavailable(endpoint, "outdated", status);
}

/** Returns whether an origin contains a secret. A URL writes its host in lower case. */
function containsSecret(origin: string, secrets: readonly string[]): boolean {
  const redactor = new SecretRedactor([...secrets, ...secrets.map((secret) => secret.toLowerCase())]);
  return redactor.text(origin) !== origin;
}

/** Makes the result of a request without a response. */
export function noResponseResult(
  failure: NoResponse,
  endpoint: ErrorEndpoint,
  secrets: readonly string[],
): Unavailable | Unauthorized | Aborted {
  switch (failure.kind) {
    case "noToken":
      return { kind: "unauthorized", status: 0, message: statusMessage(endpoint, 401) };
    case "aborted":
      return { kind: "aborted", message: outcomeMessage(endpoint, "aborted") };
    case "timeout":
      return unavailable(endpoint, "timeout", 0);
    case "redirect": {
      const { origin } = failure;
      const isShown = origin !== undefined && !containsSecret(origin, secrets);
      return { ...unavailable(endpoint, "redirect", 0), ...(isShown && { origin }) };
    }
    case "tooLarge":
      return unavailable(endpoint, "tooLarge", failure.status);
    case "network":
      return { kind: "unavailable", reason: "network", status: 0, message: statusMessage(endpoint, 0) };
  }
}

const retryableStatuses: ReadonlySet<number> = new Set([429, 502, 503, 504]);

/** Returns whether the client may retry without the user. A timeout is not retried, because the user already waited. */
export function isRetryable(failure: { readonly kind: string }): failure is Unavailable {
  if (failure.kind !== "unavailable") return false;
  const { reason, status } = failure as Unavailable;
  return (
    reason === "network" || reason === "badResponse" || (reason === "status" && retryableStatuses.has(status))
  );
}

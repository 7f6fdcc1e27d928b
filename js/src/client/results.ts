// From an answer to what is told about it.

import type { Outcome } from "../messages/english-messages.js";
import type { Aborted, NotFound, Refused, Unauthorized, Unavailable } from "../types/client.js";
import type { Endpoint } from "../types/endpoint.js";
import type { ServerError } from "../types/server-error.js";
import type { Answer, Silence } from "./exchange.js";
import { Redaction } from "./redact.js";

/** Any endpoint: what is told does not depend on what it is about. */
export type AnyEndpoint = Pick<Endpoint<unknown, unknown>, "parseError" | "translate">;

/** The sentence for what became of a request. */
export function outcomeMessage(endpoint: AnyEndpoint, outcome: Outcome): string {
  return endpoint.translate({ path: "", code: "outcome", params: { outcome } });
}

function statusMessage(endpoint: AnyEndpoint, status: number): string {
  return endpoint.translate({ path: "", code: "status", params: { status } });
}

/** Whether a 400 says what other servers say by 404. */
function saysNotFound({ status, code }: ServerError): boolean {
  return status === 400 && /^resource[\s_]not[\s_]found$/i.test(code);
}

/** What an answer other than success says. */
export type Failure = Refused | Unauthorized | NotFound | Unavailable;

/** Whether a refused change tells that somebody else was first. Some give 409 to a value that others have, too. */
export function saysOvertaken({ status, issues }: Refused): boolean {
  return status === 412 || (status === 409 && issues.every(({ path }) => path === ""));
}

/** What a server said, without any of the secrets that it was told: some repeat them. */
function errorOf(answer: Answer, endpoint: AnyEndpoint, secrets: readonly string[]): ServerError {
  const redaction = new Redaction(secrets);
  const error = endpoint.parseError(answer.status, redaction.body(new TextDecoder().decode(answer.bytes)));
  const issues = error.issues.map((issue) =>
    redaction.isIn(issue.path) ? { ...issue, path: "", message: String(issue.params.detail) } : issue,
  );
  return { ...error, issues };
}

/** What a status other than 2xx comes to. */
export function failureOf(answer: Answer, endpoint: AnyEndpoint, secrets: readonly string[]): Failure {
  const { status, retryAfter } = answer;
  const error = errorOf(answer, endpoint, secrets);
  const message = statusMessage(endpoint, status);
  if (status === 401 || status === 403) return { kind: "unauthorized", status, error, message };
  if (status === 404 || status === 410 || saysNotFound(error))
    return { kind: "notFound", status, error, message: statusMessage(endpoint, 404) };
  if (status >= 500 || status === 429 || status === 408) {
    const wait = retryAfter === undefined ? {} : { retryAfter };
    return { kind: "unavailable", reason: "status", status, ...wait, error, message };
  }
  // A redirection that was not followed, and the like.
  if (status < 400) return unreadable(answer, endpoint);
  return { kind: "refused", status, issues: error.issues, error, message: error.message };
}

/** An answer that says that it worked, and does not show it. */
export function unreadable({ status }: Answer, endpoint: AnyEndpoint): Unavailable {
  return {
    kind: "unavailable",
    reason: "badResponse",
    status,
    message: outcomeMessage(endpoint, "badResponse"),
  };
}

/** Nobody answered, or nobody in time, or there was no token to ask with. */
export function silent(kind: Silence["kind"], endpoint: AnyEndpoint): Unavailable | Unauthorized | Aborted {
  switch (kind) {
    case "unasked":
      return { kind: "unauthorized", status: 0, message: statusMessage(endpoint, 401) };
    case "aborted":
      return { kind: "aborted", message: outcomeMessage(endpoint, "aborted") };
    case "timeout":
      return { kind: "unavailable", reason: kind, status: 0, message: outcomeMessage(endpoint, "timeout") };
    case "network":
      return { kind: "unavailable", reason: kind, status: 0, message: statusMessage(endpoint, 0) };
  }
}

const repeatable: ReadonlySet<number> = new Set([429, 502, 503, 504]);

/** Whether asking again by oneself is of use. Whoever has waited for a timeout has waited enough. */
export function mayPass(failure: { readonly kind: string }): failure is Unavailable {
  if (failure.kind !== "unavailable") return false;
  const { reason, status } = failure as Unavailable;
  return reason === "network" || reason === "badResponse" || (reason === "status" && repeatable.has(status));
}

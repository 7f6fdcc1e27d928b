// The line to one API: reads and changes resources there, one request at a time.

import { contentTypeOf } from "../endpoint/encode.js";
import { reportError } from "../errors/report-error.js";
import type {
  Aborted,
  ChangeRequest,
  ClientOptions,
  ClientStep,
  Fetch,
  NotFound,
  Refused,
  RequestPurpose,
  Unauthorized,
  Unavailable,
} from "../types/client.js";
import type { Endpoint } from "../types/draft.js";
import type { Encoding, Operation } from "../types/operation.js";
import type { Patch } from "../types/patch.js";
import type { Authorize } from "./authorization.js";
import type { HttpResponse } from "./fetch-with-timeout.js";
import { fetchWithTimeout } from "./fetch-with-timeout.js";
import type { ServerResource } from "./resource.js";
import { readResource } from "./resource.js";
import { badResponseResult, failureResult, noResponseResult } from "./results.js";
import type { RetryPolicy } from "./retry.js";
import { checkedNumber, retryPolicy } from "./retry.js";
import type { PathValues } from "./urls.js";
import { normalizeBaseUrl, resourceUrl } from "./urls.js";

/** What one API has of its own. */
export interface ApiConfig {
  /** Its address, when none is given. */
  readonly defaultBase: (operation: Operation) => string;
  readonly authorize: Authorize;
  readonly encoding: Encoding;
}

/** One resource of one endpoint. */
export interface ResourceRef {
  readonly endpoint: Endpoint<unknown, unknown>;
  /** What its path is filled with. */
  readonly values: PathValues;
  /** The one of them that tells resources apart. */
  readonly id: string;
}

/** A resource that the server holds. */
export interface ReadResource {
  readonly kind: "resource";
  readonly status: number;
  readonly resource: ServerResource;
}

/** What a request comes to. */
export type TransportResult = ReadResource | Refused | Unauthorized | NotFound | Unavailable | Aborted;

/** What every request asks for. */
const acceptHeader = { accept: "application/json" };

/** Whether a request may say how it is cached, or which cookies go along: Cloudflare's Workers refuse to be told. */
function requestSupports(member: "cache" | "credentials"): boolean {
  return typeof Request === "function" && member in Request.prototype;
}

/** The body in the encoding asked for, or as JSON when that cannot carry all of it. */
function bodyOf(
  patch: Patch<unknown>,
  encoding: Encoding,
): Pick<ChangeRequest, "body" | "encoding" | "unsendable"> {
  const { body, unsendable } = patch.encode(encoding);
  if (unsendable.length === 0) return { body, encoding, unsendable };
  return { body: patch.bodyText, encoding: "application/json", unsendable };
}

/** Has somebody told, whose failure is none of the client's. */
function reportingErrors(notify: (step: ClientStep) => void): (step: ClientStep) => void {
  return (step) => {
    try {
      notify(step);
    } catch (failure) {
      reportError(failure);
    }
  };
}

export class HttpTransport {
  readonly retry: RetryPolicy;
  readonly checkFirst: boolean;
  readonly fetch: Fetch;
  /** Tells what is done. */
  readonly notify: (step: ClientStep) => void;
  readonly #api: ApiConfig;
  readonly #base: string | undefined;
  readonly #timeout: number;

  constructor(api: ApiConfig, options: ClientOptions) {
    const { baseUrl, fetch = (url, init) => globalThis.fetch(url, init), timeout = 30_000 } = options;
    if (typeof fetch !== "function") throw new TypeError('The option "fetch" must be a function.');
    if (options.onStep !== undefined && typeof options.onStep !== "function")
      throw new TypeError('The option "onStep" must be a function.');
    this.retry = retryPolicy(options.retry);
    this.checkFirst = options.checkFirst ?? false;
    this.#api = api;
    this.#base = baseUrl === undefined ? undefined : normalizeBaseUrl(baseUrl);
    this.fetch = fetch;
    this.notify = reportingErrors(options.onStep ?? (() => {}));
    this.#timeout = checkedNumber("timeout", timeout, 1);
  }

  /** The address of a resource. Throws a TypeError for ids that are none. */
  urlOf({ endpoint: { operation }, values }: ResourceRef): string {
    return resourceUrl(this.#base ?? normalizeBaseUrl(this.#api.defaultBase(operation)), operation, values);
  }

  read(ref: ResourceRef, purpose: RequestPurpose, signal: AbortSignal | undefined): Promise<TransportResult> {
    return this.#request("GET", purpose, ref, signal, {
      ...(requestSupports("cache") && { cache: "no-store" }),
    });
  }

  /** What `change` sends, but for who is asking. */
  requestOf(ref: ResourceRef, patch: Patch<unknown>): ChangeRequest {
    const encoded = bodyOf(patch, this.#api.encoding);
    // Of a form, `fetch` itself says what it is.
    const { encodings } = ref.endpoint.operation;
    const type =
      typeof encoded.body === "string" ? { "content-type": contentTypeOf(encoded.encoding, encodings) } : {};
    const headers = { ...acceptHeader, ...type };
    return { method: "PATCH", url: this.urlOf(ref), headers, ...encoded };
  }

  change(ref: ResourceRef, patch: Patch<unknown>, signal: AbortSignal | undefined): Promise<TransportResult> {
    const { headers, body } = this.requestOf(ref, patch);
    return this.#request("PATCH", "change", ref, signal, { headers, body });
  }

  async #request(
    method: "GET" | "PATCH",
    purpose: RequestPurpose,
    ref: ResourceRef,
    signal: AbortSignal | undefined,
    init: RequestInit,
  ): Promise<TransportResult> {
    const { endpoint } = ref;
    const url = this.urlOf(ref);
    let secrets: readonly string[] = [];
    const sendRequest = async (ending: AbortSignal): Promise<Response | null> => {
      const authorization = await this.#api.authorize(method, url);
      if (authorization === null) return null;
      secrets = authorization.secrets;
      const { credentials } = authorization;
      const headers = { ...acceptHeader, ...init.headers, ...authorization.headers };
      const credentialsOption = requestSupports("credentials") ? { credentials } : {};
      const { fetch } = this;
      this.notify({ kind: "request", method, url, purpose });
      return fetch(url, { ...init, ...credentialsOption, method, headers, signal: ending });
    };
    const response = await fetchWithTimeout(sendRequest, { timeout: this.#timeout, signal });
    if (response.kind === "response") this.notify({ kind: "response", status: response.status });
    else if (response.kind !== "noToken") this.notify({ kind: "noResponse", reason: response.kind });
    return response.kind === "response"
      ? this.#resultOf(response, ref, secrets)
      : noResponseResult(response.kind, endpoint);
  }

  #resultOf(
    response: HttpResponse,
    { endpoint, id }: ResourceRef,
    secrets: readonly string[],
  ): TransportResult {
    const { status } = response;
    if (status < 200 || status > 299) return failureResult(response, endpoint, secrets);
    const resource = readResource(response, endpoint, id);
    return resource === null ? badResponseResult(response, endpoint) : { kind: "resource", status, resource };
  }
}

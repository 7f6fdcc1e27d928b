// Makes every request to one API: reads and changes resources, one request at a time.

import { contentTypeOf } from "../endpoint/encode.js";
import { reportError } from "../errors/report-error.js";
import type { ChangeRequest, ClientOptions, ClientStep, Fetch, RequestPurpose } from "../types/client.js";
import type { Aborted, NotFound, Refused, Unauthorized, Unavailable } from "../types/client-results.js";
import type { Endpoint } from "../types/draft.js";
import type { Encoding, Operation } from "../types/operation.js";
import type { Patch } from "../types/patch.js";
import type { Authorize } from "./authorization.js";
import type { HttpResponse, NoResponse } from "./fetch-with-timeout.js";
import { fetchWithTimeout } from "./fetch-with-timeout.js";
import { fetchWithinOrigin } from "./redirects.js";
import type { ServerResource } from "./resource.js";
import { readResource } from "./resource.js";
import { badResponseResult, failureResult, noResponseResult } from "./results.js";
import type { RetryPolicy } from "./retry.js";
import { checkedNumber, retryPolicy } from "./retry.js";
import { SecretRedactor } from "./secret-redactor.js";
import type { PathValues } from "./urls.js";
import { normalizeBaseUrl, resourceUrl } from "./urls.js";

/** The settings of one API. */
export interface ApiConfig {
  /** Returns the base URL when the caller sets none. */
  readonly defaultBase: (operation: Operation) => string;
  readonly authorize: Authorize;
  readonly encoding: Encoding;
}

/** Identifies one resource of one endpoint. */
export interface ResourceRef {
  readonly endpoint: Endpoint<unknown, unknown>;
  /** The parameters of the path. */
  readonly values: PathValues;
  /** The id that identifies the resource. */
  readonly id: string;
}

/** A successful response with the resource. */
export interface ReadResource {
  readonly kind: "resource";
  readonly status: number;
  readonly resource: ServerResource;
}

/** The result of one request. */
export type TransportResult = ReadResource | Refused | Unauthorized | NotFound | Unavailable | Aborted;

/** The `Accept` header of every request. */
const acceptHeader = { accept: "application/json" };

/** Returns whether the host accepts an option of `fetch`. Cloudflare Workers throw for `cache` and `credentials`. */
function requestSupports(member: "cache" | "credentials"): boolean {
  return typeof Request === "function" && member in Request.prototype;
}

/** Encodes the body, or returns it as JSON if the encoding cannot carry all of it. */
function bodyOf(
  patch: Patch<unknown>,
  encoding: Encoding,
): Pick<ChangeRequest, "body" | "encoding" | "unsendable"> {
  const { body, unsendable } = patch.encode(encoding);
  if (unsendable.length === 0) return { body, encoding, unsendable };
  return { body: patch.bodyText, encoding: "application/json", unsendable };
}

/** Wraps the caller's `onStep`, so that its errors are reported and stop no request. */
function reportingErrors(notify: (step: ClientStep) => void): (step: ClientStep) => void {
  return (step) => {
    try {
      notify(step);
    } catch (failure) {
      reportError(failure);
    }
  };
}

/** Makes the requests of one client. */
export class HttpTransport {
  readonly retry: RetryPolicy;
  readonly checkFirst: boolean;
  readonly fetch: Fetch;
  /** Calls the caller's `onStep`. */
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

  /**
   * Returns the URL of a resource.
   *
   * @throws TypeError for ids that no path can contain.
   */
  urlOf({ endpoint: { operation }, values }: ResourceRef): string {
    return resourceUrl(this.#base ?? normalizeBaseUrl(this.#api.defaultBase(operation)), operation, values);
  }

  read(ref: ResourceRef, purpose: RequestPurpose, signal: AbortSignal | undefined): Promise<TransportResult> {
    return this.#request("GET", purpose, ref, signal, {
      ...(requestSupports("cache") && { cache: "no-store" }),
    });
  }

  /** Returns the request that `change` sends, without its authorization. */
  requestOf(ref: ResourceRef, patch: Patch<unknown>): ChangeRequest {
    const encoded = bodyOf(patch, this.#api.encoding);
    // For a form, `fetch` sets the content type.
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
    const sendRequest = async (ending: AbortSignal): Promise<Response | NoResponse> => {
      const authorization = await this.#api.authorize(method, url);
      if (authorization === null) return { kind: "noToken" };
      secrets = authorization.secrets;
      const { credentials } = authorization;
      const headers = { ...acceptHeader, ...init.headers, ...authorization.headers };
      const credentialsOption = requestSupports("credentials") ? { credentials } : {};
      this.notify({ kind: "request", method, url, purpose });
      const request = { ...init, ...credentialsOption, method, headers, signal: ending };
      return fetchWithinOrigin(this.fetch, url, request, (status, nextMethod, nextUrl) => {
        this.notify({ kind: "response", status });
        const shown = new SecretRedactor(secrets).text(nextUrl);
        this.notify({ kind: "request", method: nextMethod as "GET" | "PATCH", url: shown, purpose });
      });
    };
    const response = await fetchWithTimeout(sendRequest, { timeout: this.#timeout, signal });
    if (response.kind === "response") this.notify({ kind: "response", status: response.status });
    else if (response.kind !== "noToken") this.notify({ kind: "noResponse", reason: response.kind });
    return response.kind === "response"
      ? this.#resultOf(response, ref, secrets)
      : noResponseResult(response, endpoint, secrets);
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

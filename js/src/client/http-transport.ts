// The line to one API: reads and changes resources there, one request at a time.

import { contentTypeOf } from "../endpoint/encode.js";
import { report } from "../errors/report-error.js";
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
import type { Endpoint } from "../types/endpoint.js";
import type { Encoding, Operation } from "../types/operation.js";
import type { Patch } from "../types/patch.js";
import type { PathValues } from "./address.js";
import { addressOf, baseOf } from "./address.js";
import type { Authorize } from "./authorization.js";
import type { Answer } from "./exchange.js";
import { exchange } from "./exchange.js";
import type { Resource } from "./resource.js";
import { readResource } from "./resource.js";
import { failureOf, silent, unreadable } from "./results.js";
import type { RetryPolicy } from "./retry.js";
import { amountOf, retryPolicy } from "./retry.js";

/** What one API has of its own. */
export interface Api {
  /** Its address, when none is given. */
  readonly defaultBase: (operation: Operation) => string;
  readonly authorize: Authorize;
  readonly encoding: Encoding;
}

/** One resource of one endpoint. */
export interface Place {
  readonly endpoint: Endpoint<unknown, unknown>;
  /** What its path is filled with. */
  readonly values: PathValues;
  /** The one of them that tells resources apart. */
  readonly id: string;
}

/** A resource that the server holds. */
export interface Held {
  readonly kind: "held";
  readonly status: number;
  readonly resource: Resource;
}

/** What a request comes to. */
export type Reply = Held | Refused | Unauthorized | NotFound | Unavailable | Aborted;

/** What every request asks for. */
const wanted = { accept: "application/json" };

/** Whether a request may say how it is cached, or which cookies go along: Cloudflare's Workers refuse to be told. */
function canSay(member: "cache" | "credentials"): boolean {
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
function safely(tell: (step: ClientStep) => void): (step: ClientStep) => void {
  return (step) => {
    try {
      tell(step);
    } catch (failure) {
      report(failure);
    }
  };
}

export class Line {
  readonly retry: RetryPolicy;
  readonly checkFirst: boolean;
  readonly fetch: Fetch;
  /** Tells what is done. */
  readonly tell: (step: ClientStep) => void;
  readonly #api: Api;
  readonly #base: string | undefined;
  readonly #timeout: number;

  constructor(api: Api, options: ClientOptions) {
    const { baseUrl, fetch = (url, init) => globalThis.fetch(url, init), timeout = 30_000 } = options;
    if (typeof fetch !== "function") throw new TypeError('The option "fetch" must be a function.');
    if (options.onStep !== undefined && typeof options.onStep !== "function")
      throw new TypeError('The option "onStep" must be a function.');
    this.retry = retryPolicy(options.retry);
    this.checkFirst = options.checkFirst ?? false;
    this.#api = api;
    this.#base = baseUrl === undefined ? undefined : baseOf(baseUrl);
    this.fetch = fetch;
    this.tell = safely(options.onStep ?? (() => {}));
    this.#timeout = amountOf("timeout", timeout, 1);
  }

  /** The address of a resource. Throws a TypeError for ids that are none. */
  address({ endpoint: { operation }, values }: Place): string {
    return addressOf(this.#base ?? baseOf(this.#api.defaultBase(operation)), operation, values);
  }

  read(place: Place, purpose: RequestPurpose, signal: AbortSignal | undefined): Promise<Reply> {
    return this.#ask("GET", purpose, place, signal, { ...(canSay("cache") && { cache: "no-store" }) });
  }

  /** What `change` sends, but for who is asking. */
  requestOf(place: Place, patch: Patch<unknown>): ChangeRequest {
    const encoded = bodyOf(patch, this.#api.encoding);
    // Of a form, `fetch` itself says what it is.
    const { encodings } = place.endpoint.operation;
    const type =
      typeof encoded.body === "string" ? { "content-type": contentTypeOf(encoded.encoding, encodings) } : {};
    const headers = { ...wanted, ...type };
    return { method: "PATCH", url: this.address(place), headers, ...encoded };
  }

  change(place: Place, patch: Patch<unknown>, signal: AbortSignal | undefined): Promise<Reply> {
    const { headers, body } = this.requestOf(place, patch);
    return this.#ask("PATCH", "change", place, signal, { headers, body });
  }

  async #ask(
    method: "GET" | "PATCH",
    purpose: RequestPurpose,
    place: Place,
    signal: AbortSignal | undefined,
    init: RequestInit,
  ): Promise<Reply> {
    const { endpoint } = place;
    const url = this.address(place);
    let secrets: readonly string[] = [];
    const ask = async (ending: AbortSignal): Promise<Response | null> => {
      const authorization = await this.#api.authorize(method, url);
      if (authorization === null) return null;
      secrets = authorization.secrets;
      const { credentials } = authorization;
      const headers = { ...wanted, ...init.headers, ...authorization.headers };
      const sayable = canSay("credentials") ? { credentials } : {};
      const { fetch } = this;
      this.tell({ kind: "request", method, url, purpose });
      return fetch(url, { ...init, ...sayable, method, headers, signal: ending });
    };
    const answer = await exchange(ask, { timeout: this.#timeout, signal });
    if (answer.kind === "response") this.tell({ kind: "response", status: answer.status });
    else if (answer.kind !== "unasked") this.tell({ kind: "noResponse", reason: answer.kind });
    return answer.kind === "response" ? this.#replyOf(answer, place, secrets) : silent(answer.kind, endpoint);
  }

  #replyOf(answer: Answer, { endpoint, id }: Place, secrets: readonly string[]): Reply {
    const { status } = answer;
    if (status < 200 || status > 299) return failureOf(answer, endpoint, secrets);
    const resource = readResource(answer, endpoint, id);
    return resource === null ? unreadable(answer, endpoint) : { kind: "held", status, resource };
  }
}

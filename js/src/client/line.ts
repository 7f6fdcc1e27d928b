// The line to one API: reads and changes resources there, one request at a time.
import type {
  Aborted,
  ClientOptions,
  Fetch,
  NotFound,
  Refused,
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
import { failureOf, silent, unreadable } from "./outcome.js";
import type { Resource } from "./resource.js";
import { readResource } from "./resource.js";
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

/** Whether a request may say how it is cached, or which cookies go along: Cloudflare's Workers refuse to be told. */
function canSay(member: "cache" | "credentials"): boolean {
  return typeof Request === "function" && member in Request.prototype;
}

/** The body in the encoding asked for, or as JSON when that cannot carry all of it. */
function bodyOf(patch: Patch<unknown>, encoding: Encoding): RequestInit["body"] {
  const { body, unsendable } = patch.encode(encoding);
  return unsendable.length === 0 ? body : patch.bodyText;
}

export class Line {
  readonly retry: RetryPolicy;
  readonly checkFirst: boolean;
  readonly fetch: Fetch;
  readonly #api: Api;
  readonly #base: string | undefined;
  readonly #timeout: number;

  constructor(api: Api, options: ClientOptions) {
    const { baseUrl, fetch = (url, init) => globalThis.fetch(url, init), timeout = 30_000 } = options;
    if (typeof fetch !== "function") throw new TypeError('The option "fetch" must be a function.');
    this.retry = retryPolicy(options.retry);
    this.checkFirst = options.checkFirst ?? false;
    this.#api = api;
    this.#base = baseUrl === undefined ? undefined : baseOf(baseUrl);
    this.fetch = fetch;
    this.#timeout = amountOf("timeout", timeout, 1);
  }

  /** The address of a resource. Throws a TypeError for ids that are none. */
  address({ endpoint: { operation }, values }: Place): string {
    return addressOf(this.#base ?? baseOf(this.#api.defaultBase(operation)), operation, values);
  }

  read(place: Place, signal: AbortSignal | undefined): Promise<Reply> {
    return this.#ask("GET", place, signal, { ...(canSay("cache") && { cache: "no-store" }) });
  }

  change(place: Place, patch: Patch<unknown>, signal: AbortSignal | undefined): Promise<Reply> {
    const body = bodyOf(patch, this.#api.encoding);
    // Of a form, `fetch` itself says what it is.
    const headers = typeof body === "string" ? { "content-type": "application/json" } : {};
    return this.#ask("PATCH", place, signal, { headers, body: body ?? null });
  }

  async #ask(
    method: "GET" | "PATCH",
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
      const headers = { accept: "application/json", ...init.headers, ...authorization.headers };
      const sayable = canSay("credentials") ? { credentials } : {};
      const { fetch } = this;
      return fetch(url, { ...init, ...sayable, method, headers, signal: ending });
    };
    const answer = await exchange(ask, { timeout: this.#timeout, signal });
    return answer.kind === "answer" ? this.#replyOf(answer, place, secrets) : silent(answer.kind, endpoint);
  }

  #replyOf(answer: Answer, { endpoint, id }: Place, secrets: readonly string[]): Reply {
    const { status } = answer;
    if (status < 200 || status > 299) return failureOf(answer, endpoint, secrets);
    const resource = readResource(answer, endpoint, id);
    return resource === null ? unreadable(answer, endpoint) : { kind: "held", status, resource };
  }
}

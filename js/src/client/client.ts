import { optionNames } from "../endpoint/options.js";
import { checkOptions } from "../errors/suggestions.js";
import type { ChangeRequest, Client, LoadDraftOptions, SendOptions } from "../types/client.js";
import type { LoadResult, SendResult } from "../types/client-results.js";
import type { Draft, Endpoint } from "../types/draft.js";
import type { HttpTransport, ResourceRef } from "./http-transport.js";
import { hasId, isSameId } from "./resource.js";
import { outcomeMessage } from "./results.js";
import { SendOperation, withRetry } from "./send-operation.js";
import { queueOf } from "./serial-queue.js";
import type { PathValues } from "./urls.js";

/** Maps the caller's ids to the parameters of the path. */
export interface IdMapping<Ids> {
  readonly values: (ids: Ids) => PathValues;
  /** Returns the id that identifies the resource. */
  readonly id: (ids: Ids) => string;
}

/** Implements the client of one API. */
export class ApiClient<Ids extends object, Read, Write> implements Client<Ids, Read, Write> {
  readonly #transport: HttpTransport;
  readonly #idMapping: IdMapping<Ids>;
  readonly #endpoint: Endpoint<Read, Write> | undefined;

  constructor(
    transport: HttpTransport,
    idMapping: IdMapping<Ids>,
    endpoint: Endpoint<Read, Write> | undefined,
  ) {
    if (endpoint !== undefined && typeof endpoint.open !== "function")
      throw new TypeError(
        'The option "endpoint" must be an endpoint that opens drafts, from the `load` of "resume-patch"; "resume-patch/core" has none.',
      );
    this.#transport = transport;
    this.#idMapping = idMapping;
    this.#endpoint = endpoint;
  }

  /** Keeps Vue from wrapping the object in a proxy, which cannot reach its private members. */
  get __v_skip(): true {
    return true;
  }

  async send(draft: Draft<Read, Write>, ids: Ids, options: SendOptions = {}): Promise<SendResult> {
    checkOptions(options, ["signal"]);
    const { signal } = options;
    const ref = this.#refOfDraft(draft, ids);
    const queue = queueOf(draft);
    const sending = new SendOperation(this.#transport, ref, draft as Draft<unknown, unknown>, signal);
    const result = await queue.run(() => sending.run(), signal);
    return result ?? { kind: "aborted", message: outcomeMessage(ref.endpoint, "aborted") };
  }

  request(draft: Draft<Read, Write>, ids: Ids): ChangeRequest | null {
    const ref = this.#refOfDraft(draft, ids);
    const patch = draft.patch();
    return patch.bodyText === "" ? null : this.#transport.requestOf(ref, patch);
  }

  async load(ids: Ids, options: LoadDraftOptions = {}): Promise<LoadResult<Read, Write>> {
    const endpoint = this.#endpoint;
    if (endpoint === undefined) throw new TypeError('A client needs the option "endpoint" to load.');
    checkOptions(options, ["signal", ...optionNames.open]);
    const { signal, ...draftOptions } = options;
    const ref = this.#refOf(endpoint, ids);
    return withRetry<LoadResult<Read, Write>>(
      this.#transport,
      signal,
      async () => {
        const reply = await this.#transport.read(ref, "load", signal);
        if (reply.kind !== "resource") return reply;
        const draft = endpoint.open(reply.resource.json, draftOptions);
        return { kind: "loaded", draft, message: outcomeMessage(ref.endpoint, "loaded") };
      },
      () => ({ kind: "aborted", message: outcomeMessage(ref.endpoint, "aborted") }),
    );
  }

  #refOfDraft(draft: Draft<Read, Write>, ids: Ids): ResourceRef {
    if (typeof draft?.patch !== "function")
      throw new TypeError(
        "The first argument must be a draft: pass the result of `endpoint.open`, not its value or its patch.",
      );
    const ref = this.#refOf(draft.endpoint, ids);
    const id = hasId(ref.endpoint) ? draft.get("/id") : undefined;
    if (id !== undefined && !isSameId(id, ref.id))
      throw new TypeError(
        `The draft is of ${String(id)}, not of ${ref.id}: pass the id of the draft's resource.`,
      );
    return ref;
  }

  #refOf(endpoint: Endpoint<Read, Write>, ids: Ids): ResourceRef {
    const given = Object(ids) as Ids;
    const ref = {
      endpoint: endpoint as Endpoint<unknown, unknown>,
      values: this.#idMapping.values(given),
      id: this.#idMapping.id(given),
    };
    // Throws for invalid ids before any request.
    this.#transport.urlOf(ref);
    return ref;
  }
}

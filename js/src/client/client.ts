import type {
  ChangeRequest,
  Client,
  LoadDraftOptions,
  LoadResult,
  SendOptions,
  SendResult,
} from "../types/client.js";
import type { Draft } from "../types/draft.js";
import type { Endpoint } from "../types/endpoint.js";
import type { PathValues } from "./address.js";
import type { Line, Place } from "./http-transport.js";
import { hasId, isSameId } from "./resource.js";
import { outcomeMessage } from "./results.js";
import { persist, Sending } from "./send-operation.js";
import { turnsOf } from "./serial-queue.js";

/** From what the caller calls ids to what the path calls them, and the one that tells resources apart. */
export interface Naming<Ids> {
  readonly values: (ids: Ids) => PathValues;
  readonly id: (ids: Ids) => string;
}

/** The client of one API. */
export class ApiClient<Ids extends object, Read, Write> implements Client<Ids, Read, Write> {
  readonly #line: Line;
  readonly #naming: Naming<Ids>;
  readonly #endpoint: Endpoint<Read, Write> | undefined;

  constructor(line: Line, naming: Naming<Ids>, endpoint: Endpoint<Read, Write> | undefined) {
    this.#line = line;
    this.#naming = naming;
    this.#endpoint = endpoint;
  }

  async send(draft: Draft<Read, Write>, ids: Ids, { signal }: SendOptions = {}): Promise<SendResult> {
    const place = this.#placeOfDraft(draft, ids);
    const turns = turnsOf(draft);
    const sending = new Sending(this.#line, place, draft as Draft<unknown, unknown>, signal);
    const result = await turns.take(() => sending.run(), signal);
    return result ?? { kind: "aborted", message: outcomeMessage(place.endpoint, "aborted") };
  }

  request(draft: Draft<Read, Write>, ids: Ids): ChangeRequest | null {
    const place = this.#placeOfDraft(draft, ids);
    const patch = draft.patch();
    return patch.bodyText === "" ? null : this.#line.requestOf(place, patch);
  }

  async load(ids: Ids, options: LoadDraftOptions = {}): Promise<LoadResult<Read, Write>> {
    const endpoint = this.#endpoint;
    if (endpoint === undefined) throw new TypeError("To load, a client must be given its endpoint.");
    const { signal, ...draftOptions } = options;
    const place = this.#placeOf(endpoint, ids);
    return persist<LoadResult<Read, Write>>(
      this.#line,
      signal,
      async () => {
        const reply = await this.#line.read(place, "load", signal);
        if (reply.kind !== "held") return reply;
        const draft = endpoint.open(reply.resource.json, draftOptions);
        return { kind: "loaded", draft, message: outcomeMessage(place.endpoint, "loaded") };
      },
      () => ({ kind: "aborted", message: outcomeMessage(place.endpoint, "aborted") }),
    );
  }

  #placeOfDraft(draft: Draft<Read, Write>, ids: Ids): Place {
    const place = this.#placeOf(draft.endpoint, ids);
    const id = hasId(place.endpoint) ? draft.get("/id") : undefined;
    if (id !== undefined && !isSameId(id, place.id))
      throw new TypeError(`The draft is of ${String(id)}, not of ${place.id}.`);
    return place;
  }

  #placeOf(endpoint: Endpoint<Read, Write>, ids: Ids): Place {
    const given = Object(ids) as Ids;
    const place = {
      endpoint: endpoint as Endpoint<unknown, unknown>,
      values: this.#naming.values(given),
      id: this.#naming.id(given),
    };
    // Tells at once what is wrong with the ids.
    this.#line.address(place);
    return place;
  }
}

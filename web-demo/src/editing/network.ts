// The way from the page to its server, on which failures can be put, and what is seen of it.
import type { ClientOptions, ClientStep, Fetch } from "resume-patch/client";
import { FAULTS, type Fault } from "./faults";

/** How long to go on with a failure. */
export type Duration = "once" | "always";

/** One line of the log. */
export interface Entry {
  readonly at: Date;
  readonly text: string;
  /** `fault`: it was put there on purpose. */
  readonly tone: "plain" | "fault" | "good" | "bad";
}

/** What the last request was made for. */
const PURPOSES: Readonly<Record<Extract<ClientStep, { kind: "request" }>["purpose"], string>> = {
  load: "reads it",
  change: "sends the change",
  check: "looks first whether somebody else has changed something",
  confirm: "looks whether the change was stored",
};

const SILENCES: Readonly<Record<Extract<ClientStep, { kind: "noResponse" }>["reason"], string>> = {
  network: "No answer: the connection failed",
  timeout: "No answer in time: given up",
  aborted: "Stopped",
};

const PATIENCE_MS = 10_000; // for one request: whoever tries a server that hangs wants to see the end of it

/**
 * Stands between the clients of the page and `fetch`. Each tab makes its client with `options`:
 *
 *     letrazClient({ endpoint, baseUrl, ...network.options(server.fetch, { someoneElse }) })
 *
 * and tells what `send` came to by `conclude`. The failure that is chosen is then put on that client's requests,
 * whichever server they go to, and every step of the client is logged.
 */
export class Network {
  #fault: Fault | null = null;
  #duration: Duration = "once";
  readonly #entries: Entry[] = [];
  readonly #listeners = new Set<() => void>();

  /** What a client is made with. `someoneElse` changes the resource on the server, as another person would. */
  options(
    fetch: Fetch,
    { someoneElse }: { readonly someoneElse: () => Promise<void> },
  ): Required<Pick<ClientOptions, "fetch" | "onStep" | "timeout">> {
    return {
      fetch: (url, init) => this.#carry(fetch, someoneElse, url, init),
      onStep: (step) => this.#add(textOf(step), "plain"),
      timeout: PATIENCE_MS,
    };
  }

  get fault(): Fault | null {
    return this.#fault;
  }

  get duration(): Duration {
    return this.#duration;
  }

  get entries(): readonly Entry[] {
    return this.#entries;
  }

  /** Puts a failure in the way, by its name; none with "". */
  choose(name: string, duration: Duration): void {
    const all = FAULTS.flatMap(({ faults }) => faults);
    this.#fault = all.find((fault) => fault.name === name) ?? null;
    this.#duration = duration;
    this.#tell();
  }

  /** What a call of `send` or `load` came to. */
  conclude(text: string, tone: "good" | "bad"): void {
    this.#add(text, tone);
  }

  /** Is called whenever there is something new to show. */
  subscribe(listener: () => void): void {
    this.#listeners.add(listener);
  }

  #carry(fetch: Fetch, someoneElse: () => Promise<void>, url: string, init: RequestInit): Promise<Response> {
    const fault = this.#faultFor(init);
    if (fault === null) return fetch(url, init);
    this.#add(`Failure: ${fault.label}`, "fault");
    const forward = (body = init.body): Promise<Response> => fetch(url, { ...init, body: body ?? null });
    return fault.run({ url, init, forward, someoneElse });
  }

  /** Once means the change itself; what lasts is on every request that it can be on. */
  #faultFor({ method }: RequestInit): Fault | null {
    const fault = this.#fault;
    if (fault === null) return null;
    const isChange = method === "PATCH";
    if (this.#duration === "always") return isChange || !fault.isOfChange ? fault : null;
    // Somebody else's edit is to be found by whoever looks first.
    if (!isChange && fault.name !== "someone") return null;
    this.#fault = null;
    this.#tell();
    return fault;
  }

  #add(text: string, tone: Entry["tone"]): void {
    this.#entries.push({ at: new Date(), text, tone });
    this.#tell();
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}

function textOf(step: ClientStep): string {
  switch (step.kind) {
    case "request":
      return `${step.method}: ${PURPOSES[step.purpose]}`;
    case "response":
      return `Answer ${step.status}`;
    case "noResponse":
      return SILENCES[step.reason];
    case "wait":
      return `Waits ${(step.milliseconds / 1000).toFixed(1)} s before it tries again`;
  }
}

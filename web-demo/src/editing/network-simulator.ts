// The way from the page to its server, on which failures can be put, and what is seen of it.
import type { ClientOptions, ClientStep, Fetch } from "resume-patch/client";
import { FAULTS, type Fault } from "./faults";

/** How long to go on with a failure. */
export type Duration = "once" | "always";

/** One line of the log. */
export interface LogEntry {
  readonly at: Date;
  readonly text: string;
  /** `fault`: it was put there on purpose. */
  readonly tone: "plain" | "fault" | "good" | "bad";
}

/** What the last request was made for. */
const REQUEST_TEXTS: Readonly<Record<Extract<ClientStep, { kind: "request" }>["purpose"], string>> = {
  load: "reads it",
  change: "sends the change",
  check: "looks first whether somebody else has changed something",
  confirm: "looks whether the change was stored",
};

const NO_RESPONSE_TEXTS: Readonly<Record<Extract<ClientStep, { kind: "silence" }>["reason"], string>> = {
  network: "No answer: the connection failed",
  timeout: "No answer in time: given up",
  aborted: "Stopped",
};

const TIMEOUT_MS = 10_000; // for one request: whoever tries a server that hangs wants to see the end of it

/**
 * Stands between the clients of the page and `fetch`. Each tab makes its client with `options`:
 *
 *     letrazClient({ endpoint, baseUrl, ...network.options(server.fetch, { simulateOtherEdit }) })
 *
 * and tells what `send` came to by `conclude`. The failure that is chosen is then put on that client's requests,
 * whichever server they go to, and every step of the client is logged.
 */
export class NetworkSimulator {
  #fault: Fault | null = null;
  #duration: Duration = "once";
  readonly #log: LogEntry[] = [];
  readonly #listeners = new Set<() => void>();

  /** What a client is made with. `simulateOtherEdit` changes the resource on the server, as another person would. */
  options(
    fetch: Fetch,
    { simulateOtherEdit }: { readonly simulateOtherEdit: () => Promise<void> },
  ): Required<Pick<ClientOptions, "fetch" | "onStep" | "timeout">> {
    return {
      fetch: (url, init) => this.#fetch(fetch, simulateOtherEdit, url, init),
      onStep: (step) => this.#add(stepText(step), "plain"),
      timeout: TIMEOUT_MS,
    };
  }

  get fault(): Fault | null {
    return this.#fault;
  }

  get duration(): Duration {
    return this.#duration;
  }

  get log(): readonly LogEntry[] {
    return this.#log;
  }

  /** Puts a failure in the way, by its name; none with "". */
  choose(name: string, duration: Duration): void {
    const all = FAULTS.flatMap(({ faults }) => faults);
    this.#fault = all.find((fault) => fault.name === name) ?? null;
    this.#duration = duration;
    this.#notify();
  }

  /** What a call of `send` or `load` came to. */
  logResult(text: string, tone: "good" | "bad"): void {
    this.#add(text, tone);
  }

  /** Is called whenever there is something new to show. */
  subscribe(listener: () => void): void {
    this.#listeners.add(listener);
  }

  #fetch(
    fetch: Fetch,
    simulateOtherEdit: () => Promise<void>,
    url: string,
    init: RequestInit,
  ): Promise<Response> {
    const fault = this.#faultFor(init);
    if (fault === null) return fetch(url, init);
    this.#add(`Failure: ${fault.label}`, "fault");
    const forward = (body = init.body): Promise<Response> => fetch(url, { ...init, body: body ?? null });
    return fault.run({ url, init, forward, simulateOtherEdit });
  }

  /** Once means the change itself; what lasts is on every request that it can be on. */
  #faultFor({ method }: RequestInit): Fault | null {
    const fault = this.#fault;
    if (fault === null) return null;
    const isChange = method === "PATCH";
    if (this.#duration === "always") return isChange || !fault.isForChangesOnly ? fault : null;
    // Somebody else's edit is to be found by whoever looks first.
    if (!isChange && fault.name !== "someone") return null;
    this.#fault = null;
    this.#notify();
    return fault;
  }

  #add(text: string, tone: LogEntry["tone"]): void {
    this.#log.push({ at: new Date(), text, tone });
    this.#notify();
  }

  #notify(): void {
    for (const listener of this.#listeners) listener();
  }
}

function stepText(step: ClientStep): string {
  switch (step.kind) {
    case "request":
      return `${step.method}: ${REQUEST_TEXTS[step.purpose]}`;
    case "answer":
      return `Answer ${step.status}`;
    case "silence":
      return NO_RESPONSE_TEXTS[step.reason];
    case "wait":
      return `Waits ${(step.milliseconds / 1000).toFixed(1)} s before it tries again`;
  }
}

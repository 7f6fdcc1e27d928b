// Simulates network failures and logs every step of the page's clients.
import type { ClientOptions, ClientStep, Fetch } from "resume-patch/client";
import { FAULTS, type Fault } from "./faults";

/** The duration of the chosen failure. */
export type Duration = "once" | "always";

/** One line of the log. */
export interface LogEntry {
  readonly at: Date;
  readonly text: string;
  /** "fault": the failure was simulated on purpose. */
  readonly tone: "plain" | "fault" | "good" | "bad";
}

const REQUEST_TEXTS: Readonly<Record<Extract<ClientStep, { kind: "request" }>["purpose"], string>> = {
  load: "reads it from the server",
  change: "sends the change",
  check: "checks for other people's changes",
  confirm: "checks whether the change was saved",
};

const NO_RESPONSE_TEXTS: Readonly<Record<Extract<ClientStep, { kind: "noResponse" }>["reason"], string>> = {
  network: "No response: the connection failed",
  timeout: "No response in time: stopped waiting",
  aborted: "Stopped",
  redirect: "Refused a redirect to another address",
  tooLarge: "Stopped: the response is too large",
};

const TIMEOUT_MS = 10_000; // for one request, so that a server that does not respond is noticed soon

/**
 * Simulates failures of the requests that the page's clients make, and logs every step of the clients. Each tab creates
 * its client with `options` and reports the outcome to `logResult`.
 *
 * @example
 * letrazClient({ endpoint, baseUrl, ...network.options(server.fetch, { simulateOtherEdit }) })
 */
export class NetworkSimulator {
  #fault: Fault | null = null;
  #duration: Duration = "once";
  readonly #log: LogEntry[] = [];
  readonly #listeners = new Set<() => void>();

  /**
   * Returns the options for a client.
   * @param simulateOtherEdit Edits the resource on the server as someone else.
   */
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

  /** Chooses a failure by its name; "" chooses none. */
  choose(name: string, duration: Duration): void {
    const all = FAULTS.flatMap(({ faults }) => faults);
    this.#fault = all.find((fault) => fault.name === name) ?? null;
    this.#duration = duration;
    this.#notify();
  }

  /** Logs the outcome of `send` or `load`. */
  logResult(text: string, tone: "good" | "bad"): void {
    this.#add(text, tone);
  }

  /** Registers a listener that is called after every change. */
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

  /** "once" applies to the change request itself, "always" to every request that the failure fits. */
  #faultFor({ method }: RequestInit): Fault | null {
    const fault = this.#fault;
    if (fault === null) return null;
    const isChange = method === "PATCH";
    if (this.#duration === "always") return isChange || !fault.isForChangesOnly ? fault : null;
    // The other person's edit must be there for the first request that reads.
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
    case "response":
      return `Response ${step.status}`;
    case "noResponse":
      return NO_RESPONSE_TEXTS[step.reason];
    case "wait":
      return `Waits ${(step.milliseconds / 1000).toFixed(1)} s, then retries`;
  }
}

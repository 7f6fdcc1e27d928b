import { byId, element } from "../app/element";
import { FAULTS } from "./faults";
import type { Duration, LogEntry, NetworkSimulator } from "./network-simulator";

const SHOWN = 60; // lines of the log that are shown

/** The part of the panel that chooses a simulated failure and shows the log. */
export class NetworkView {
  readonly #choice = byId("network-fault", HTMLSelectElement);
  readonly #explanation = byId("network-explanation", HTMLElement);
  readonly #activeFault = byId("network-active", HTMLElement);
  readonly #log = byId("network-log", HTMLElement);

  constructor(private readonly network: NetworkSimulator) {
    this.#choice.append(
      element("option", { value: "" }, "None"),
      ...FAULTS.map(({ title, faults }) =>
        element(
          "optgroup",
          { label: title },
          ...faults.map(({ name, label }) => element("option", { value: name }, label)),
        ),
      ),
    );
    const durations = [...document.querySelectorAll<HTMLInputElement>('[name="network-duration"]')];
    const choose = (): void => {
      const duration = durations.find(({ checked }) => checked)?.value as Duration | undefined;
      network.choose(this.#choice.value, duration ?? "once");
    };
    for (const control of [this.#choice, ...durations]) control.addEventListener("change", choose);
    network.subscribe(() => this.#show());
    this.#show();
  }

  #show(): void {
    const { fault, log } = this.network;
    this.#choice.value = fault?.name ?? "";
    this.#explanation.textContent = fault?.explanation ?? "No failure chosen.";
    this.#activeFault.textContent = fault?.label ?? "";
    const shown = log.slice(-SHOWN);
    const empty = element("p", { class: "empty" }, "Save something to see each request here.");
    const list = element("ol", { class: "network-lines" }, ...shown.map(lineOf));
    this.#log.replaceChildren(shown.length === 0 ? empty : list);
    this.#log.scrollTop = this.#log.scrollHeight;
  }
}

function lineOf({ at, text, tone }: LogEntry): HTMLElement {
  const time = new Intl.DateTimeFormat("en-GB", { timeStyle: "medium" }).format(at);
  const line = element("li", { "data-tone": tone }, element("time", {}, time));
  line.append(element("span", {}, text));
  return line;
}

import { element } from "../app/element";
import type { Conflict, ConflictChoice, TextRanges } from "../library";
import { textSides } from "../panel/text-sides";
import type { Versions } from "./changes";
import type { Decision } from "./decisions";
import { isOrderConflict } from "./item-order";
import { summaryLine } from "./item-summary";
import { kindOf } from "./layout";
import { labelOfPath } from "./path-label";
import { split, stepsOf } from "./pointer";
import { valueCard } from "./value-card";

interface CardHandlers {
  readonly decide: (decision: Decision, choice: ConflictChoice) => void;
  /** Returns the words in which two texts differ. */
  readonly compare: (one: string, other: string) => TextRanges | undefined;
}

type Content = readonly (Node | string)[];

let made = 0;

/** A conflict's card: both versions side by side and the choice between them. */
export class ConflictCard {
  readonly root: HTMLElement;
  readonly #own = element("textarea", { class: "prose", rows: "3", "aria-label": "Your own text" });
  readonly #radios: Readonly<Record<"mine" | "theirs" | "own", HTMLInputElement>>;
  readonly #sides = {
    mine: element("div", { class: "conflict-text", dir: "auto" }),
    theirs: element("div", { class: "conflict-text", dir: "auto" }),
  };
  #decision: Decision;
  #shown: unknown = Symbol("nothing yet");

  constructor(
    decision: Decision,
    who: string,
    versions: Versions,
    private readonly handlers: CardHandlers,
  ) {
    const { conflict, path } = decision;
    made += 1;
    const name = `conflict-${made}`;
    const radio = (value: string): HTMLInputElement => element("input", { type: "radio", name, value });
    this.#radios = { mine: radio("mine"), theirs: radio("theirs"), own: radio("own") };
    this.#decision = decision;
    const { label, context } = labelOfPath(versions.fields, path, versions.after);
    const legend = element("legend", {}, label);
    if (context !== "") legend.append(element("span", { class: "change-where", dir: "auto" }, context));
    const isText = typeof conflict.mine === "string" && typeof conflict.theirs === "string";
    this.root = element(
      "fieldset",
      { class: "conflict", "data-conflict-for": path },
      legend,
      element(
        "div",
        { class: "sides" },
        option(this.#radios.mine, "Yours", this.#sides.mine),
        option(this.#radios.theirs, `${who}’s`, this.#sides.theirs),
      ),
      isText ? option(this.#radios.own, "Something else", this.#own) : null,
    );
    this.#own.value = typeof conflict.mine === "string" ? conflict.mine : "";
    this.#listen();
  }

  /** @param versions The resume on the server and in the form. */
  show(decision: Decision, versions: Versions): void {
    const { conflict, path, choice } = decision;
    this.#decision = decision;
    if (conflict.mine !== this.#shown) {
      this.#shown = conflict.mine;
      const [mine, theirs] = this.#contents(conflict, path, versions);
      this.#sides.mine.replaceChildren(...mine);
      this.#sides.theirs.replaceChildren(...theirs);
    }
    this.root.dataset.conflictFor = path;
    const chosen = typeof choice === "object" && choice !== null ? "own" : choice;
    for (const [value, radio] of Object.entries(this.#radios)) radio.checked = value === chosen;
    this.root.classList.toggle("is-decided", choice !== null);
    if (typeof choice === "object" && choice !== null && typeof choice.value === "string") {
      if (this.#own.value !== choice.value) this.#own.value = choice.value;
    }
  }

  #contents({ mine, theirs }: Conflict, path: string, { fields }: Versions): [Content, Content] {
    const field = fields.at(path);
    if (isOrderConflict({ mine, theirs })) return [[orderedList(path, mine)], [orderedList(path, theirs)]];
    if (typeof mine === "string" && typeof theirs === "string" && field?.input !== "date") {
      const { before, after } = textSides(mine, theirs, this.handlers.compare(mine, theirs));
      return [before, after];
    }
    return [[valueCard(field, mine, "ins", "removed")], [valueCard(field, theirs, "ins", "removed")]];
  }

  #listen(): void {
    const { mine, theirs, own } = this.#radios;
    const decide = (choice: ConflictChoice): void => this.handlers.decide(this.#decision, choice);
    mine.addEventListener("change", () => decide("mine"));
    theirs.addEventListener("change", () => decide("theirs"));
    own.addEventListener("change", () => decide({ value: this.#own.value }));
    this.#own.addEventListener("input", () => decide({ value: this.#own.value }));
  }
}

function option(radio: HTMLInputElement, label: string, content: HTMLElement): HTMLElement {
  const head = element("label", { class: "conflict-choice" }, radio, element("span", {}, label));
  return element("div", { class: "side" }, head, content);
}

function orderedList(path: string, list: unknown): HTMLElement {
  const listName = stepsOf(path).at(-1) ?? split(path).step;
  const items = Array.isArray(list) ? list : [];
  const { noun } = kindOf(listName);
  return element(
    "ol",
    { class: "conflict-order" },
    ...items.map((item) => element("li", {}, summaryLine(listName, item, noun))),
  );
}

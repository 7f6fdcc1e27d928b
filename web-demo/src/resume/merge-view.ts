import { byId, element } from "../app/element";
import type { Choice, TextRanges } from "../library";
import { counted } from "../panel/save-bar";
import { sidesOf, type Versions } from "./changes";
import { ConflictCard } from "./conflict-card";
import type { Decision } from "./decisions";
import type { Incoming } from "./incoming";
import { nameOfPlace } from "./place-name";

interface MergeHandlers {
  readonly decide: (decision: Decision, choice: Choice) => void;
  /** The words in which two texts differ. */
  readonly compare: (one: string, other: string) => TextRanges | undefined;
  /** The person has read what there is to read. */
  readonly dismiss: () => void;
}

/** What somebody else changed, and what of it is to be decided. */
export class MergeView {
  readonly #root = byId("resume-merge", HTMLElement);
  readonly #title = element("h2", { id: "resume-merge-title", tabindex: "-1" });
  readonly #text = element("p", { class: "merge-text" });
  readonly #told = element("div", { class: "comparison" });
  readonly #details = element(
    "details",
    { class: "merge-told" },
    element("summary", {}, "What came in"),
    this.#told,
  );
  readonly #conflicts = element("div", { class: "conflicts" });
  readonly #dismiss = element("button", { type: "button", class: "quiet-button" }, "Got it");
  readonly #cards = new Map<object, ConflictCard>();
  #shown: Incoming | null = null;

  constructor(private readonly handlers: MergeHandlers) {
    this.#dismiss.addEventListener("click", () => handlers.dismiss());
    const actions = element("div", { class: "merge-actions" }, this.#dismiss);
    this.#root.append(this.#title, this.#text, this.#conflicts, this.#details, actions);
  }

  /** `versions`: the resume as the server has it now, and as it is here. */
  show(decisions: readonly Decision[], incoming: Incoming | null, versions: Versions): void {
    const who = incoming?.who ?? "The server";
    const open = decisions.filter((decision) => decision.choice === null).length;
    this.#root.hidden = incoming === null && decisions.length === 0;
    this.#root.classList.toggle("has-conflicts", open > 0);
    const changed = incoming
      ? ` changed ${counted(incoming.changes.length, "thing")}`
      : " has another version";
    this.#title.textContent = `${who}${changed} while you were editing`;
    this.#text.textContent = textFor(decisions.length, open);
    this.#dismiss.hidden = open > 0;
    this.#showConflicts(decisions, who, versions);
    if (incoming !== this.#shown) this.#tell(incoming, versions);
    this.#shown = incoming;
  }

  focus(): void {
    if (this.#root.hidden) return;
    this.#title.focus({ preventScroll: true });
    this.#root.scrollIntoView({ block: "start" });
  }

  #showConflicts(decisions: readonly Decision[], who: string, versions: Versions): void {
    const current = new Set(decisions.map((decision) => decision.question));
    for (const question of this.#cards.keys()) if (!current.has(question)) this.#cards.delete(question);
    for (const decision of decisions) {
      const card =
        this.#cards.get(decision.question) ?? new ConflictCard(decision, who, versions, this.handlers);
      this.#cards.set(decision.question, card);
      card.show(decision, versions);
      if (!this.#conflicts.contains(card.root)) this.#conflicts.append(card.root);
    }
    const roots = new Set<Element>([...this.#cards.values()].map((card) => card.root));
    for (const root of [...this.#conflicts.children]) if (!roots.has(root)) root.remove();
  }

  #tell(incoming: Incoming | null, { fields, before: latest }: Versions): void {
    this.#details.hidden = incoming === null;
    this.#details.open = false;
    const versions = { fields, before: incoming?.before, after: latest };
    const entries = (incoming?.changes ?? []).map((change) => {
      const { what, where } = nameOfPlace(
        fields,
        change.path,
        change.kind === "remove" ? incoming?.before : latest,
      );
      const heading = element("h3", {}, what);
      if (where !== "") heading.append(element("span", { class: "change-where", dir: "auto" }, where));
      return element("li", { class: "change change-theirs" }, heading, sidesOf(change, versions));
    });
    this.#told.replaceChildren(element("ul", { class: "change-list" }, ...entries));
  }
}

function textFor(all: number, open: number): string {
  if (open > 0) {
    const rest = all > open ? `, ${all - open} decided` : "";
    return `${open === 1 ? "You both changed one thing" : `You both changed ${open} things`}: choose what stays${rest}. Until you do, yours stays.`;
  }
  return all > 0
    ? "Everything is decided. Save when you are ready."
    : "It is in your form now, beside your own changes.";
}

import { byId, element } from "../app/element";
import { nextStepText } from "../editing/result-messages";
import type { ConflictChoice, TextRanges } from "../library";
import { countText } from "../panel/save-bar";
import { sidesOf, type Versions } from "./changes";
import { SOMEONE_ELSE } from "./changes-by-others";
import { ConflictCard } from "./conflict-card";
import type { Decision } from "./decisions";
import type { ResumeFields } from "./fields";
import { capitalized } from "./format-value";
import type { OtherChanges } from "./other-changes";
import { labelOfPath } from "./path-label";

interface MergeHandlers {
  readonly decide: (decision: Decision, choice: ConflictChoice) => void;
  /** Returns the words in which two texts differ. */
  readonly compare: (one: string, other: string) => TextRanges | undefined;
  /** Called when the person closes the notice. */
  readonly dismiss: () => void;
}

/** Shows other people's changes and the conflicts to resolve. */
export class MergeView {
  readonly #root = byId("resume-merge", HTMLElement);
  readonly #title = element("h2", { id: "resume-merge-title", tabindex: "-1" });
  readonly #text = element("p", { class: "merge-text" });
  readonly #changes = element("div", { class: "comparison" });
  readonly #details = element(
    "details",
    { class: "merge-changes" },
    element("summary", {}, "See their changes"),
    this.#changes,
  );
  readonly #conflicts = element("div", { class: "conflicts" });
  readonly #dismiss = element("button", { type: "button", class: "quiet-button" }, "Got it");
  readonly #cards = new Map<object, ConflictCard>();
  #shown: OtherChanges | null = null;

  constructor(private readonly handlers: MergeHandlers) {
    this.#dismiss.addEventListener("click", () => handlers.dismiss());
    const actions = element("div", { class: "merge-actions" }, this.#dismiss);
    this.#root.append(this.#title, this.#text, this.#conflicts, this.#details, actions);
  }

  /**
   * @param versions The resume on the server and in the form.
   * @param dirty Whether there are unsaved changes.
   */
  show(
    decisions: readonly Decision[],
    otherChanges: OtherChanges | null,
    versions: Versions,
    dirty: boolean,
  ): void {
    const who = capitalized(otherChanges?.who ?? SOMEONE_ELSE);
    const open = decisions.filter((decision) => decision.choice === null).length;
    this.#root.hidden = otherChanges === null && decisions.length === 0;
    this.#root.classList.toggle("has-conflicts", open > 0);
    const changed = otherChanges ? countText(otherChanges.changes.length, "thing") : "the same field";
    this.#title.textContent = `${who} changed ${changed}`;
    this.#text.textContent = textFor(decisions.length, open, dirty);
    this.#dismiss.hidden = open > 0;
    this.#showConflicts(decisions, who, versions);
    if (otherChanges !== this.#shown) this.#showChanges(otherChanges, versions.fields);
    this.#shown = otherChanges;
  }

  focus(): void {
    if (this.#root.hidden) return;
    this.#title.focus({ preventScroll: true });
    this.#root.scrollIntoView({ block: "start" });
  }

  #showConflicts(decisions: readonly Decision[], who: string, versions: Versions): void {
    const current = new Set(decisions.map((decision) => decision.key));
    for (const question of this.#cards.keys()) if (!current.has(question)) this.#cards.delete(question);
    for (const decision of decisions) {
      const card = this.#cards.get(decision.key) ?? new ConflictCard(decision, who, versions, this.handlers);
      this.#cards.set(decision.key, card);
      card.show(decision, versions);
      if (!this.#conflicts.contains(card.root)) this.#conflicts.append(card.root);
    }
    const roots = new Set<Element>([...this.#cards.values()].map((card) => card.root));
    for (const root of [...this.#conflicts.children]) if (!roots.has(root)) root.remove();
  }

  #showChanges(otherChanges: OtherChanges | null, fields: ResumeFields): void {
    this.#details.hidden = otherChanges === null;
    this.#details.open = false;
    const versions = { fields, before: otherChanges?.before, after: otherChanges?.after };
    const entries = (otherChanges?.changes ?? []).map((change) => {
      const { before, after } = versions;
      const { label, context } = labelOfPath(fields, change.path, change.kind === "remove" ? before : after);
      const heading = element("h3", {}, label);
      if (context !== "") heading.append(element("span", { class: "change-where", dir: "auto" }, context));
      return element("li", { class: "change change-theirs" }, heading, sidesOf(change, versions));
    });
    this.#changes.replaceChildren(element("ul", { class: "change-list" }, ...entries));
  }
}

function textFor(all: number, open: number, dirty: boolean): string {
  if (open > 0) {
    const rest = all > open ? `, ${all - open} already chosen` : "";
    return `${open === 1 ? "You both changed one thing" : `You both changed ${open} things`}: choose which version to keep${rest}. Until you choose, your version is kept.`;
  }
  if (all > 0) return `All conflicts are resolved. ${nextStepText(dirty)}`;
  return dirty
    ? "Their changes are now in your form, together with yours."
    : "Their changes are now in your form.";
}

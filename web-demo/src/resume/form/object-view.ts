import { element } from "../../app/element";
import type { Editing, Remarks } from "../editing";
import { factsOf } from "../facts";
import { rowsOf } from "../layout";
import { below, isTouched } from "../pointer";
import { LeafView } from "./leaf-view";
import type { Leaf } from "./leaves";
import { ListView } from "./list-view";
import { type Focusable, type Place, revealIn, type View } from "./view";

/** The values of an object in rows of fields, and beneath them what the server worked out. */
export class ObjectView implements View {
  readonly root: HTMLElement;
  readonly #views: readonly View[];
  readonly #facts = element("dl", { class: "facts" });

  /** `path` is the one of the object's field, "" for the resume; only `leaves` are shown. */
  constructor(
    private readonly path: string,
    leaves: readonly Leaf[],
    private readonly place: Place,
    private readonly editing: Editing,
    rows = rowsOf(
      path,
      leaves.map((leaf) => leaf.name),
    ),
  ) {
    const views = new Map(leaves.map((leaf) => [leaf.name, this.#viewOf(leaf)]));
    this.#views = [...views.values()];
    this.root = element(
      "div",
      { class: "rows" },
      ...rows.map((names) =>
        rowOf(names.map((name) => views.get(name)).filter((view) => view !== undefined)),
      ),
      this.#facts,
    );
  }

  refresh(changed?: readonly string[]): void {
    // The resume itself is touched by everything; its facts hang on more than one of its places.
    if (changed && !isTouched(this.place(), changed)) return;
    for (const view of this.#views) view.refresh(changed);
    const facts = factsOf(
      this.editing.fields,
      this.path,
      this.editing.valueAt(this.place()),
      this.editing.storedAt(this.place()),
    );
    const text = JSON.stringify(facts);
    if (text === this.#facts.dataset.facts) return;
    this.#facts.dataset.facts = text;
    this.#facts.replaceChildren(
      ...facts.map(({ label, text: words, href }) => {
        const link = { href: href ?? "", target: "_blank", rel: "noopener noreferrer" };
        const said = href === undefined ? words : element("a", link, words);
        return element("div", {}, element("dt", {}, label), element("dd", { dir: "auto" }, said));
      }),
    );
  }

  remark(remarks: Remarks): void {
    for (const view of this.#views) view.remark(remarks);
  }

  reveal(path: string): Focusable | null {
    return revealIn(this.#views, path);
  }

  /** The first field, where a person begins. */
  get first(): Focusable | null {
    return this.#views.find((view) => view instanceof LeafView) ?? null;
  }

  #viewOf({ steps, field, label }: Leaf): View {
    const place = (): string => steps.reduce(below, this.place());
    if (field.type === "array") return new ListView(field, place, this.editing, { title: label });
    return new LeafView(field, place, this.editing, { label: () => label });
  }
}

function rowOf(views: readonly View[]): HTMLElement {
  return element("div", { class: `row row-${views.length}` }, ...views.map((view) => view.root));
}

import { element } from "../../app/element";
import { derivedValuesOf } from "../derived-values";
import type { Annotations, Editing } from "../editing";
import { rowsOf } from "../layout";
import { childPointer, overlapsAny } from "../pointer";
import { LeafView } from "./leaf-view";
import type { Leaf } from "./leaves";
import { ListView } from "./list-view";
import { type CurrentPath, type Focusable, revealIn, type View } from "./view";

/** Shows the values of an object in rows of fields, and the derived values below. */
export class ObjectView implements View {
  readonly root: HTMLElement;
  readonly #views: readonly View[];
  readonly #derived = element("dl", { class: "derived-values" });

  /**
   * @param path The path of the object's field; "" for the resume.
   * @param leaves The values to show.
   */
  constructor(
    private readonly path: string,
    leaves: readonly Leaf[],
    private readonly currentPath: CurrentPath,
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
      this.#derived,
    );
  }

  refresh(changed?: readonly string[]): void {
    // Every change overlaps with the resume itself, because its derived values depend on several paths.
    if (changed && !overlapsAny(this.currentPath(), changed)) return;
    for (const view of this.#views) view.refresh(changed);
    const values = derivedValuesOf(
      this.editing.fields,
      this.path,
      this.editing.valueAt(this.currentPath()),
      this.editing.storedAt(this.currentPath()),
    );
    const text = JSON.stringify(values);
    if (text === this.#derived.dataset.text) return;
    this.#derived.dataset.text = text;
    this.#derived.replaceChildren(
      ...values.map(({ label, text: words, href }) => {
        const link = { href: href ?? "", target: "_blank", rel: "noopener noreferrer" };
        const content = href === undefined ? words : element("a", link, words);
        return element("div", {}, element("dt", {}, label), element("dd", { dir: "auto" }, content));
      }),
    );
  }

  annotate(annotations: Annotations): void {
    for (const view of this.#views) view.annotate(annotations);
  }

  reveal(path: string): Focusable | null {
    return revealIn(this.#views, path);
  }

  /** The first field, which is focused when the object opens. */
  get first(): Focusable | null {
    return this.#views.find((view) => view instanceof LeafView) ?? null;
  }

  #viewOf({ steps, field, label }: Leaf): View {
    const currentPath = (): string => steps.reduce(childPointer, this.currentPath());
    if (field.type === "array") return new ListView(field, currentPath, this.editing, { title: label });
    return new LeafView(field, currentPath, this.editing, { label: () => label });
  }
}

function rowOf(views: readonly View[]): HTMLElement {
  return element("div", { class: `row row-${views.length}` }, ...views.map((view) => view.root));
}

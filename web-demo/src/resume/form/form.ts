import { element } from "../../app/element";
import { showIssuesIn } from "../../form/issues-at";
import type { Field } from "../../library";
import type { Annotations, Editing } from "../editing";
import { type Rows, SECTIONS, type Section } from "../layout";
import { childPointer } from "../pointer";
import { CustomDetails } from "./custom-details";
import { type Leaf, leavesOf } from "./leaves";
import { ListView } from "./list-view";
import { ObjectView } from "./object-view";
import { SectionNav } from "./section-nav";
import { type Focusable, revealIn, type View } from "./view";

interface SectionView {
  readonly id: string;
  readonly title: string;
  readonly root: HTMLElement;
  readonly views: readonly View[];
}

/** The form of a whole resume, built from the endpoint's fields. */
export class ResumeForm {
  readonly #sections: readonly SectionView[];
  readonly #nav: SectionNav;
  readonly #issues = element("div", { class: "field-issues form-issues" });

  constructor(
    readonly formElement: HTMLFormElement,
    nav: HTMLElement,
    private readonly editing: Editing,
  ) {
    const made = SECTIONS.map((section) => this.#section(section));
    const own = new CustomDetails(editing, () => this.#customViews());
    const last = [sectionOf("custom", "Other details", [own]), this.#more()];
    this.#sections = [...made, ...last.filter(({ views }) => views.length > 0)];
    formElement.replaceChildren(this.#issues, ...this.#sections.map((section) => section.root));
    this.#nav = new SectionNav(nav, this.#sections);
  }

  refresh(changed?: readonly string[]): void {
    for (const view of this.#views()) view.refresh(changed);
    for (const section of this.#sections) this.#nav.showCount(section.id, countIn(section));
  }

  annotate(annotations: Annotations): void {
    showIssuesIn(this.#issues, annotations.issuesAt(""), "");
    for (const view of this.#views()) view.annotate(annotations);
    for (const section of this.#sections) {
      const hasProblem = section.root.querySelector('[aria-invalid="true"], .has-problem') !== null;
      this.#nav.showProblems(section.id, hasProblem);
    }
  }

  /** Scrolls to a path, opens everything around it and focuses it. */
  goTo(path: string): void {
    const found = revealIn(this.#views(), path);
    if (!found) this.formElement.focus();
    else {
      open(found);
      found.unfold?.();
      found.focus();
      scrollToView(found);
    }
  }

  /** Scrolls to a path without opening the item itself. */
  show(path: string, takesFocus: boolean): void {
    const found = revealIn(this.#views(), path);
    if (found) {
      open(found);
      scrollToView(found);
    }
    if (takesFocus) (found ?? this.formElement).focus();
  }

  /** Removes the placeholders of removed items. */
  clearRemovals(): void {
    for (const view of this.#views()) if (view instanceof ListView) view.clearRemovals();
  }

  /** Removes items that were added and left empty. */
  removeEmptyItems(): void {
    for (const view of this.#views()) if (view instanceof ListView) view.removeEmptyItems();
  }

  #views(): View[] {
    return this.#sections.flatMap((section) => section.views);
  }

  #section(section: Section): SectionView {
    return sectionOf(section.id, section.title, this.#viewsOf(section));
  }

  #viewsOf({ id, rows = [], lists = [] }: Omit<Section, "title">): View[] {
    const views: View[] = [];
    if (rows.length > 0) views.push(this.#fieldsOf(rows, id === "about" ? "" : id));
    for (const name of lists) {
      const field = this.editing.fields.top(name);
      if (field) views.push(this.#list(field, lists.length > 1 || rows.length > 0));
    }
    return views;
  }

  /** Custom names may contain a slash, which a row would read as a nested object. */
  #customViews(): View[] {
    const { custom } = this.editing.fields;
    const { rows = [], lists = [] } = split(custom);
    const leaves = leavesOf(custom.filter((field) => field.type !== "array"));
    return [
      ...(rows.length > 0 ? [new ObjectView("custom", leaves, () => "", this.editing, rows)] : []),
      ...custom.filter(({ name }) => lists.includes(name)).map((field) => this.#list(field, true)),
    ];
  }

  /** @param path Selects the derived values that are shown below the fields. */
  #fieldsOf(rows: Rows, path: string): ObjectView {
    const leaves = leavesOf(this.#topFields(rows)).filter((leaf) => rows.flat().includes(leaf.name));
    return new ObjectView(path, leaves, () => "", this.editing, rows);
  }

  #topFields(rows: Rows): Field[] {
    const names = new Set(rows.flat().map((name) => name.split("/")[0] ?? ""));
    return [...names].map((name) => this.editing.fields.top(name)).filter((field) => field !== undefined);
  }

  #list(field: Field, titled: boolean): ListView {
    return new ListView(
      field,
      () => childPointer("", field.name),
      this.editing,
      titled ? { title: field.label } : {},
    );
  }

  /** Returns a closed section with the fields that people rarely edit. */
  #more(): SectionView {
    const { fields } = this.editing;
    const placed = new Set(SECTIONS.flatMap(({ rows = [], lists = [] }) => [...rows.flat(), ...lists]));
    const isPlaced = (leaf: Leaf): boolean => placed.has(leaf.name);
    const rest = [...fields.names()]
      .map((name) => fields.top(name))
      .filter((field) => field !== undefined)
      .filter(
        (field) => !fields.isCustom(field) && !placed.has(field.name) && !leavesOf([field]).some(isPlaced),
      );
    const { rows = [], lists = [] } = split(rest);
    const views = this.#viewsOf({ id: "more", rows: rows.flat().map((name) => [name]), lists });
    const root = element(
      "details",
      { class: "more", id: "resume-more" },
      element("summary", {}, "More"),
      element("p", { class: "more-note" }, "Read from your document. Leave these as they are."),
      ...views.map((view) => view.root),
    );
    return { id: "more", title: "More", root, views };
  }
}

function sectionOf(id: string, title: string, views: readonly View[]): SectionView {
  const root = element(
    "fieldset",
    { class: "group", id: `resume-${id}`, tabindex: "-1" },
    element("legend", {}, element("h2", {}, title)),
    ...views.map((view) => view.root),
  );
  return { id, title, root, views };
}

/** Splits fields into lists and rows of two. */
function split(fields: readonly Field[]): Pick<Section, "rows" | "lists"> {
  const lists = fields.filter((field) => field.type === "array").map((field) => field.name);
  const names = leavesOf(fields.filter((field) => field.type !== "array")).map((leaf) => leaf.name);
  const rows = names.flatMap((_, index) => (index % 2 === 0 ? [names.slice(index, index + 2)] : []));
  return { rows, lists };
}

function countIn({ views }: SectionView): number | null {
  const [list, ...rest] = views;
  return list instanceof ListView && rest.length === 0 ? list.count : null;
}

function open({ root }: Focusable): void {
  for (
    let around = root.closest("details");
    around;
    around = around.parentElement?.closest("details") ?? null
  ) {
    around.open = true;
  }
}

function scrollToView({ root }: Focusable): void {
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const tall = root.getBoundingClientRect().height > innerHeight / 2;
  root.scrollIntoView({ block: tall ? "start" : "center", behavior: still ? "auto" : "smooth" });
}

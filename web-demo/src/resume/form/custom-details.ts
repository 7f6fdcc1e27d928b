import { element, icon } from "../../app/element";
import type { Annotations, Editing } from "../editing";
import { childPointer } from "../pointer";
import { type Focusable, revealIn, type View } from "./view";

/** The custom fields, and a button to add one. */
export class CustomDetails implements View {
  readonly root: HTMLElement;
  readonly #details = element("div", { class: "custom-details" });
  readonly #adder: HTMLButtonElement;
  readonly #naming: HTMLElement;
  readonly #name: HTMLInputElement;
  readonly #problem = element("p", {
    class: "issue issue-error",
    id: "custom-detail-problem",
    role: "alert",
    hidden: true,
  });
  #views: readonly View[] = [];
  #shown = "";
  #annotations: Annotations | null = null;

  /** @param make Creates the views of the custom fields. */
  constructor(
    private readonly editing: Editing,
    private readonly make: () => readonly View[],
  ) {
    this.#adder = element(
      "button",
      { type: "button", class: "quiet-button add-button", "data-add": "custom" },
      icon("plus"),
      "Add a detail",
    );
    this.#name = element("input", {
      type: "text",
      id: "custom-detail-name",
      autocomplete: "off",
      dir: "auto",
      "aria-describedby": this.#problem.id,
    });
    const done = element("button", { type: "button", class: "quiet-button" }, "Add");
    const cancel = element("button", { type: "button", class: "link-button" }, "Cancel");
    this.#naming = element(
      "div",
      { class: "field custom-detail-naming", hidden: true },
      element("label", { for: this.#name.id }, "What is it called?"),
      element("div", { class: "custom-detail-row" }, this.#name, done, cancel),
      this.#problem,
    );
    this.root = element("div", {}, this.#details, this.#adder, this.#naming);
    this.#adder.addEventListener("click", () => this.#askName(true));
    done.addEventListener("click", () => this.#add());
    cancel.addEventListener("click", () => this.#askName(false));
    this.#naming.addEventListener("keydown", (event) => this.#key(event));
  }

  refresh(changed?: readonly string[]): void {
    const names = JSON.stringify(this.editing.fields.custom.map((field) => field.name));
    if (names === this.#shown) {
      for (const view of this.#views) view.refresh(changed);
      return;
    }
    this.#shown = names;
    this.#views = this.make();
    this.#details.replaceChildren(...this.#views.map((view) => view.root));
    for (const view of this.#views) view.refresh();
    if (this.#annotations) this.annotate(this.#annotations);
  }

  annotate(annotations: Annotations): void {
    this.#annotations = annotations;
    for (const view of this.#views) view.annotate(annotations);
  }

  reveal(path: string): Focusable | null {
    return revealIn(this.#views, path);
  }

  #askName(isAsking: boolean): void {
    this.#naming.hidden = !isAsking;
    this.#adder.hidden = isAsking;
    this.#showProblem("");
    this.#name.value = "";
    (isAsking ? this.#name : this.#adder).focus();
  }

  #add(): void {
    const name = this.#name.value.trim();
    if (name === "") this.#showProblem("Enter a name.");
    else if (this.editing.fields.has(name)) this.#showProblem("This name is already used.");
    else {
      const path = childPointer("", name);
      this.editing.setMember(path, "");
      this.#askName(false);
      this.reveal(path)?.focus();
    }
  }

  #showProblem(problem: string): void {
    this.#problem.textContent = problem;
    this.#problem.hidden = problem === "";
    if (problem === "") this.#name.removeAttribute("aria-invalid");
    else {
      this.#name.setAttribute("aria-invalid", "true");
      this.#name.focus();
    }
  }

  /** Handles Enter, which would save the resume, and Escape. */
  #key(event: KeyboardEvent): void {
    if (event.key === "Escape") this.#askName(false);
    else if (event.key === "Enter" && event.target === this.#name) {
      event.preventDefault();
      this.#add();
    }
  }
}

import { byId, element } from "../app/element";
import { MONTHS } from "./format-value";

/** The texts of an experience in the list; any may be empty. */
export interface JobSummary {
  readonly id: string;
  readonly title: string;
  readonly company: string;
  readonly period: string;
}

/** Reads the summary from a resource of any server. */
export function jobSummary(resource: object): JobSummary {
  const text = (name: string): string => {
    const value: unknown = Reflect.get(resource, name);
    return typeof value === "string" ? value : "";
  };
  return {
    id: text("id"),
    title: text("job_title") || "Untitled job",
    company: text("company_name"),
    period: periodOf(resource),
  };
}

function periodOf(resource: object): string {
  const start = monthAndYear(resource, "started_from");
  const end = Reflect.get(resource, "current") === true ? "now" : monthAndYear(resource, "finished_at");
  return [start, end].filter((part) => part !== "").join(" – ");
}

function monthAndYear(resource: object, prefix: string): string {
  const month = MONTHS[Number(Reflect.get(resource, `${prefix}_month`)) - 1]?.slice(0, 3) ?? "";
  const year: unknown = Reflect.get(resource, `${prefix}_year`);
  return typeof year === "number" ? `${month} ${year}`.trim() : "";
}

/** The list of experiences to choose from. */
export class JobList {
  readonly #list = byId("experience-list", HTMLElement);

  constructor(private readonly onPick: (id: string) => void) {}

  /** @param unsaved The ids of the jobs with unsaved edits. */
  show(entries: readonly JobSummary[], openId: string, unsaved: ReadonlySet<string>): void {
    const focused = document.activeElement?.getAttribute("data-experience");
    this.#list.replaceChildren(
      ...entries.map((entry) => this.#item(entry, entry.id === openId, unsaved.has(entry.id))),
    );
    if (focused) this.#list.querySelector<HTMLElement>(`[data-experience="${CSS.escape(focused)}"]`)?.focus();
  }

  #item({ id, title, company, period }: JobSummary, open: boolean, unsaved: boolean): HTMLElement {
    const button = element(
      "button",
      { type: "button", class: "experience-card", "data-experience": id },
      element("span", { class: "card-title", dir: "auto" }, title),
      element("span", { class: "card-company", dir: "auto" }, company),
      element(
        "span",
        { class: "card-footer" },
        element("span", { class: "card-period" }, period),
        unsaved ? element("span", { class: "card-unsaved" }, "not saved") : null,
      ),
    );
    if (open) button.setAttribute("aria-current", "true");
    button.addEventListener("click", () => this.onPick(id));
    return element("li", {}, button);
  }
}

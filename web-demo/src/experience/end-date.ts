import { element } from "../app/element";
import type { ExperienceDraft } from "../library";
import type { FieldView } from "./field-view";

export interface EndDateLink {
  /** Applies the link to this draft from now on. */
  follow(draft: ExperienceDraft): void;
  /** Shows or hides the end date. */
  refresh(): void;
}

const END_DATE_FIELDS = ["finished_at_month", "finished_at_year"];

/**
 * Links the end date to the "current" box. Ticking it clears the end date and shows "Present"; unticking
 * restores the date. Each is one undo step.
 */
export function linkEndDateToCurrent(
  form: HTMLFormElement,
  views: ReadonlyMap<string, FieldView>,
): EndDateLink {
  const current = views.get("current")?.control;
  const ends = END_DATE_FIELDS.map((name) => views.get(name)).filter((view) => view !== undefined);
  if (!(current instanceof HTMLInputElement) || ends.length === 0) return { follow() {}, refresh() {} };

  const noEndDate = element(
    "p",
    { class: "field no-end-date", hidden: true },
    element("span", { class: "no-end-date-label" }, "End"),
    element("span", { class: "no-end-date-value" }, "Present"),
  );
  ends[0]?.root.before(noEndDate);

  let draft: ExperienceDraft | null = null;
  let remembered: readonly unknown[] = [];
  const paths = ends.map(({ field }) => field.path);

  function setCurrent(edited: ExperienceDraft, isCurrent: boolean): void {
    const values = paths.map((path) => edited.get(path) ?? null);
    const isEmpty = values.every((value) => value === null);
    if (isCurrent) remembered = values;
    edited.transaction(() => {
      edited.set("/current", isCurrent);
      if (!isCurrent && !isEmpty) return;
      for (const [index, path] of paths.entries())
        edited.set(path, isCurrent ? null : (remembered[index] ?? null));
    });
  }

  // Runs before the form's binding, which would record the box alone as an edit.
  form.addEventListener(
    "input",
    ({ target }) => {
      if (draft && target === current) setCurrent(draft, current.checked);
    },
    { capture: true },
  );

  return {
    follow(next) {
      draft = next;
      remembered = [];
    },
    refresh() {
      // An end date from the server stays visible, so that it can be corrected.
      const hide = current.checked && ends.every(({ control }) => control.value === "");
      for (const view of ends) view.root.hidden = hide;
      noEndDate.hidden = !hide;
    },
  };
}

import { element } from "../app/element";
import type { ExperienceDraft } from "../library";
import type { FieldView } from "./field-view";

export interface EndDateLink {
  /** From here on the link is made in this draft. */
  follow(draft: ExperienceDraft): void;
  /** Brings what is shown in step with the form. */
  refresh(): void;
}

const END_DATE_FIELDS = ["finished_at_month", "finished_at_year"];

/**
 * Someone who still works there has no last day: ticking the box empties the end date and puts "Present" in its place,
 * unticking brings it back. Each is one step of the draft.
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

  // Before the event comes to the box itself, where the form's binding would take it for an edit of that alone.
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
      // An end date that the server has all the same stays in sight, where it can be mended.
      const hide = current.checked && ends.every(({ control }) => control.value === "");
      for (const view of ends) view.root.hidden = hide;
      noEndDate.hidden = !hide;
    },
  };
}

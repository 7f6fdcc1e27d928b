import { element } from "../app/element";
import { controlText, setControlText } from "./controls";
import type { FieldView } from "./field-view";

export interface EndOfJob {
  /** Brings what is shown in step with the values of the form. */
  refresh(): void;
  /** Another experience is shown: the end date of the last one must not come back. */
  forget(): void;
}

const END_FIELDS = ["finished_at_month", "finished_at_year"];

/**
 * Someone who still works there has no last day: ticking the box empties the end date and puts "Present" in
 * its place, unticking brings it back.
 */
export function linkEndToCurrent(views: ReadonlyMap<string, FieldView>): EndOfJob {
  const current = views.get("current")?.control;
  const ends = END_FIELDS.map((name) => views.get(name)).filter((view) => view !== undefined);
  if (!(current instanceof HTMLInputElement) || ends.length === 0) return { refresh() {}, forget() {} };

  const present = element(
    "p",
    { class: "field present", hidden: true },
    element("span", { class: "present-label" }, "End"),
    element("span", { class: "present-value" }, "Present"),
  );
  ends[0]?.root.before(present);

  let remembered: readonly string[] = [];
  current.addEventListener("input", () => {
    if (current.checked) {
      remembered = ends.map((view) => controlText(view.control));
      for (const view of ends) setControlText(view.control, "");
    } else if (ends.every((view) => controlText(view.control) === "")) {
      for (const [index, view] of ends.entries()) setControlText(view.control, remembered[index] ?? "");
    }
  });

  return {
    refresh() {
      // An end date that the server has all the same stays in sight, where it can be mended.
      const hide = current.checked && ends.every((view) => controlText(view.control) === "");
      for (const view of ends) view.root.hidden = hide;
      present.hidden = !hide;
    },
    forget() {
      remembered = [];
    },
  };
}

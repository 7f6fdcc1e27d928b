import { element } from "../app/element";
import type { Field } from "../library";
import { shortened } from "../panel/difference";
import { valueAt } from "./document";
import { leavesOf } from "./form/leaves";
import { formatValue } from "./format-value";
import { pointerOf } from "./pointer";

/**
 * Returns a value as text, or as a card of an object's members.
 * @param empty The text for a missing value.
 */
export function valueCard(
  field: Field | undefined,
  value: unknown,
  tag: "del" | "ins",
  empty: string,
): HTMLElement {
  const lines = linesOf(field, value);
  if (lines !== null) {
    const entries = lines.map(([label, text]) =>
      element("div", {}, element("dt", {}, label), element("dd", { dir: "auto" }, shortened(text))),
    );
    const kind = tag === "del" ? "card-before" : "card-after";
    return element("dl", { class: `value-card ${kind}` }, ...entries);
  }
  const text = Array.isArray(value) ? value.map(String).join(", ") : formatValue(field, value);
  if (text === null || text === "") return element("span", { class: "is-empty-value" }, empty);
  const placeholder = text.trim() === "" ? "only spaces" : null;
  return element(
    tag,
    { class: placeholder === null ? "" : "is-empty-value" },
    placeholder ?? shortened(text),
  );
}

/** Returns the label and text of each member; null for anything but a non-empty object. */
function linesOf(field: Field | undefined, value: unknown): [label: string, text: string][] | null {
  if (!field?.fields || typeof value !== "object" || value === null) return null;
  const lines = leavesOf(field.fields, field.identity).flatMap((leaf): [string, string][] => {
    const text = formatValue(leaf.field, valueAt(value, pointerOf(leaf.steps)));
    return text === null ? [] : [[leaf.label, text]];
  });
  return lines.length === 0 ? null : lines;
}

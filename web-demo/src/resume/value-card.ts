import { element } from "../app/element";
import type { Field } from "../library";
import { shortened } from "../panel/difference";
import { valueAt } from "./document";
import { leavesOf } from "./form/leaves";
import { formatValue } from "./format-value";
import { pointerOf } from "./pointer";

/** A value as people read it: a text, or a card of what an object holds. `empty` stands for no value at all. */
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

/** What can be read in an object, label by label; null for everything that is no object or has nothing to read. */
function linesOf(field: Field | undefined, value: unknown): [label: string, text: string][] | null {
  if (!field?.fields || typeof value !== "object" || value === null) return null;
  const lines = leavesOf(field.fields, field.identity).flatMap((leaf): [string, string][] => {
    const text = formatValue(leaf.field, valueAt(value, pointerOf(leaf.steps)));
    return text === null ? [] : [[leaf.label, text]];
  });
  return lines.length === 0 ? null : lines;
}

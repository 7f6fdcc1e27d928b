import { element } from "../app/element";
import type { TextRange, TextRanges } from "../library";
import { isLong } from "./difference";

const CONTEXT = 48; // characters of equal text shown on either side of a change

interface Sides {
  readonly before: readonly (Node | string)[];
  readonly after: readonly (Node | string)[];
}

/**
 * Returns two versions of a text with the differing words marked. Without `ranges`, all of both is marked.
 */
export function textSides(before: string, after: string, ranges?: TextRanges): Sides {
  const whole = { before: [[0, before.length] as TextRange], after: [[0, after.length] as TextRange] };
  const marked = ranges ?? whole;
  return { before: marks("del", before, marked.before), after: marks("ins", after, marked.after) };
}

function marks(tag: "del" | "ins", text: string, ranges: readonly TextRange[]): (Node | string)[] {
  const parts: (Node | string)[] = [];
  const isCut = isLong(text);
  let from = 0;
  for (const [index, [start, end]] of ranges.entries()) {
    parts.push(isCut ? cut(text.slice(from, start), index > 0, true) : text.slice(from, start));
    if (end > start) parts.push(element(tag, {}, text.slice(start, end)));
    from = end;
  }
  parts.push(isCut ? cut(text.slice(from), ranges.length > 0, false) : text.slice(from));
  return parts;
}

/** Shortens equal text to what is next to a change. */
function cut(text: string, followsChange: boolean, precedesChange: boolean): string {
  const kept = CONTEXT * (Number(followsChange) + Number(precedesChange));
  if (text.length <= kept + CONTEXT) return text;
  const head = followsChange ? text.slice(0, CONTEXT).replace(/\s\S*$/u, "") : "";
  const tail = precedesChange ? text.slice(-CONTEXT).replace(/^\S*\s/u, "") : "";
  return [head, "…", tail].filter((part) => part !== "").join(" ");
}

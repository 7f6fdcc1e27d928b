import { below, split, stepsOf } from "./pointer";

/** How the items of one list changed their places. */
export type Shift =
  | { readonly kind: "insert"; readonly list: string; readonly at: number }
  | { readonly kind: "remove"; readonly list: string; readonly at: number }
  | { readonly kind: "move"; readonly list: string; readonly at: number; readonly to: number };

/** Where a place is after a list was changed; null when it went with the item that was removed. */
export function shifted(pointer: string, shift: Shift): string | null {
  if (!pointer.startsWith(`${shift.list}/`)) return pointer;
  const [step = "", ...rest] = stepsOf(pointer.slice(shift.list.length));
  const index = indexAfter(Number(step), shift);
  return index === null ? null : [String(index), ...rest].reduce(below, shift.list);
}

function indexAfter(index: number, shift: Shift): number | null {
  switch (shift.kind) {
    case "insert":
      return index >= shift.at ? index + 1 : index;
    case "remove":
      if (index === shift.at) return null;
      return index > shift.at ? index - 1 : index;
    case "move": {
      if (index === shift.at) return shift.to;
      const closed = index > shift.at ? index - 1 : index;
      return closed >= shift.to ? closed + 1 : closed;
    }
  }
}

/** The list and the position that a pointer to an item consists of. */
export function positionOf(pointer: string): { readonly list: string; readonly at: number } {
  const { parent, step } = split(pointer);
  return { list: parent, at: Number(step) };
}

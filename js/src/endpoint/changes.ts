import { decodeText } from "../module/output.js";
import type { Change } from "../types/patch.js";

/**
 * Defines a value that is parsed at its first read. The details contain the byte range of an object or a list in `values`. The
 * parsed value is kept outside the change, because stores of application state may freeze the change.
 */
function defineLazyValue(change: Change, side: "before" | "after", values: Uint8Array): void {
  let value = change[side];
  if (!Array.isArray(value)) return;
  let range: readonly number[] | undefined = value;
  Object.defineProperty(change, side, {
    get: () => {
      if (range !== undefined) value = JSON.parse(decodeText(values.subarray(range[0], range[1])));
      range = undefined;
      return value;
    },
    set: (other) => {
      range = undefined;
      value = other;
    },
    configurable: true,
    enumerable: true,
  });
}

/** Parses changes. Their objects and lists are parsed at the first read, because they can be large and are often not read. */
export function readChanges(details: string, values: Uint8Array): Change[] {
  const changes: Change[] = JSON.parse(details);
  for (const change of changes) {
    defineLazyValue(change, "before", values);
    defineLazyValue(change, "after", values);
  }
  return changes;
}

import { decodeText } from "../module/output.js";
import type { Change } from "../types/patch.js";

/**
 * An object or a list stands in the details as its place among the values, and is read when it is asked for. What was
 * read is kept beside the change, which may be frozen by then: stores of application state do that.
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

/** Reads changes whose objects and lists stand beside them: these can be large, and most people look at paths only. */
export function readChanges(details: string, values: Uint8Array): Change[] {
  const changes: Change[] = JSON.parse(details);
  for (const change of changes) {
    defineLazyValue(change, "before", values);
    defineLazyValue(change, "after", values);
  }
  return changes;
}

import { decodeText } from "../module/output.js";
import type { Change } from "../types/patch.js";

/** Puts a value in place of what stands for it. */
function settle(change: Change, side: "before" | "after", value: unknown): unknown {
  Object.defineProperty(change, side, { value, configurable: true, enumerable: true, writable: true });
  return value;
}

/** An object or a list stands in the details as its place among the values, and is read when it is asked for. */
function readWhenAsked(change: Change, side: "before" | "after", values: Uint8Array): void {
  const range = change[side];
  if (!Array.isArray(range)) return;
  const [start, end] = range;
  Object.defineProperty(change, side, {
    get: () => settle(change, side, JSON.parse(decodeText(values.subarray(start, end)))),
    set: (value) => settle(change, side, value),
    configurable: true,
    enumerable: true,
  });
}

/** Reads changes whose objects and lists stand beside them: these can be large, and most people look at paths only. */
export function readChanges(details: string, values: Uint8Array): Change[] {
  const changes: Change[] = JSON.parse(details);
  for (const change of changes) {
    readWhenAsked(change, "before", values);
    readWhenAsked(change, "after", values);
  }
  return changes;
}

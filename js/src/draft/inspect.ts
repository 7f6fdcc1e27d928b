import type { Draft } from "../types/draft.js";

/** The method that `console.log` calls in Node, Deno and Bun. */
export const inspectMethod: unique symbol = Symbol.for("nodejs.util.inspect.custom");

/** The function by which the host formats a value. */
export type Inspect = (value: unknown, options: object) => string;

/** Returns what the console shows of an open draft. */
export function inspectDraft<Read, Write>(
  draft: Draft<Read, Write>,
  options: object,
  inspect: Inspect,
): string {
  const { dirty, valid, changes, issues, conflicts, value } = draft;
  const content = {
    operation: draft.endpoint.operation.id,
    dirty,
    valid,
    changes: changes.length,
    issues: issues.length,
    conflicts: conflicts.length,
    value,
  };
  return `Draft ${inspect(content, options)}`;
}

import type { Draft } from "../types/draft.js";

/** What Node, Deno and Bun pass to the method that `console.log` calls. */
type Inspect = (
  depth: number,
  options: object,
  inspect: (value: unknown, options: object) => string,
) => string;

/**
 * Makes `console.log(draft)` show the state and the value. The method is defined on the object, because esbuild keeps a class with
 * such a method in every bundle, even if nothing uses it.
 */
export function showInConsole<Read, Write>(draft: Draft<Read, Write>, isClosed: () => boolean): void {
  const value: Inspect = (_, options, inspect) => {
    if (isClosed()) return "Draft (closed)";
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
  };
  Object.defineProperty(draft, Symbol.for("nodejs.util.inspect.custom"), { value });
}

// JSON Pointers (RFC 6901).

/** Returns the unescaped steps of a pointer. */
export function stepsOf(pointer: string): string[] {
  return pointer
    .split("/")
    .slice(1)
    .map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"));
}

/** Appends one step to a pointer. */
export function childPointer(pointer: string, step: string | number): string {
  return `${pointer}/${String(step).replaceAll("~", "~0").replaceAll("/", "~1")}`;
}

export function pointerOf(steps: readonly string[]): string {
  return steps.reduce(childPointer, "");
}

/** Splits a pointer into the parent's pointer and the last step. */
export function split(pointer: string): { readonly parent: string; readonly step: string } {
  const steps = stepsOf(pointer);
  return { parent: pointerOf(steps.slice(0, -1)), step: steps.at(-1) ?? "" };
}

/** Returns whether a pointer equals another one or lies below it. */
export function isWithin(pointer: string, outer: string): boolean {
  return pointer === outer || pointer.startsWith(`${outer}/`);
}

/** Returns a pointer and its ancestors except the root: "/a/0/b", "/a/0", "/a". */
export function selfAndAncestors(pointer: string): string[] {
  const steps = stepsOf(pointer);
  return steps.map((_, index) => pointerOf(steps.slice(0, steps.length - index)));
}

/** Returns whether a pointer equals, contains or lies within one of the others. */
export function overlapsAny(pointer: string, others: readonly string[]): boolean {
  return others.some((other) => isWithin(pointer, other) || isWithin(other, pointer));
}

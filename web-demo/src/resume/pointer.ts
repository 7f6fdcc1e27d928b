// JSON Pointers (RFC 6901), as issues and changes name places.

/** The steps of a pointer, unescaped. */
export function stepsOf(pointer: string): string[] {
  return pointer
    .split("/")
    .slice(1)
    .map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"));
}

/** One step further. */
export function childPointer(pointer: string, step: string | number): string {
  return `${pointer}/${String(step).replaceAll("~", "~0").replaceAll("/", "~1")}`;
}

export function pointerOf(steps: readonly string[]): string {
  return steps.reduce(childPointer, "");
}

/** Where a value lies and under which name or position. */
export function split(pointer: string): { readonly parent: string; readonly step: string } {
  const steps = stepsOf(pointer);
  return { parent: pointerOf(steps.slice(0, -1)), step: steps.at(-1) ?? "" };
}

/** Whether a place is another one or lies within it. */
export function isWithin(pointer: string, outer: string): boolean {
  return pointer === outer || pointer.startsWith(`${outer}/`);
}

/** A place, and every place around it but the whole document: "/a/0/b", "/a/0", "/a". */
export function selfAndAncestors(pointer: string): string[] {
  const steps = stepsOf(pointer);
  return steps.map((_, index) => pointerOf(steps.slice(0, steps.length - index)));
}

/** Whether what happens at one of the places shows at the other: it is the same, around it, or within it. */
export function overlapsAny(pointer: string, others: readonly string[]): boolean {
  return others.some((other) => isWithin(pointer, other) || isWithin(other, pointer));
}

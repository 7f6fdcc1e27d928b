import type { Control } from "./control-groups.js";

/** Brings a control into sight, with the focus: what is folded up would not take it. */
export function focusControl(control: Control | null): void {
  for (
    let enclosing = control?.closest("details");
    enclosing;
    enclosing = enclosing.parentElement?.closest("details")
  )
    enclosing.open = true;
  control?.focus();
}

import type { Control } from "./control-groups.js";

/** Moves the focus to a control. Opens the `details` elements around it, since a hidden control takes no focus. */
export function focusControl(control: Control | null): void {
  for (
    let enclosing = control?.closest("details");
    enclosing;
    enclosing = enclosing.parentElement?.closest("details")
  )
    enclosing.open = true;
  control?.focus();
}

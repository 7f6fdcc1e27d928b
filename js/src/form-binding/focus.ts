import type { Control } from "./groups.js";

/** Brings a control into sight, with the focus: what is folded up would not take it. */
export function focusOn(control: Control | null): void {
  for (let around = control?.closest("details"); around; around = around.parentElement?.closest("details"))
    around.open = true;
  control?.focus();
}

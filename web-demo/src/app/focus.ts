/** Whether the keyboard is nowhere: nothing has the focus, or what has it is out of sight. */
export function isFocusLost(): boolean {
  const focused = document.activeElement;
  return focused === null || focused === document.body || !focused.checkVisibility();
}

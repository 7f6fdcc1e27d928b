const STEPS: Readonly<Record<string, (index: number, count: number) => number>> = {
  ArrowLeft: (index) => index - 1,
  ArrowRight: (index) => index + 1,
  Home: () => 0,
  End: (_, count) => count - 1,
};

/**
 * Makes a toolbar with one tab stop (WAI-ARIA's roving tabindex). Arrow keys, Home and End move between its
 * buttons.
 */
export function makeRovingToolbar(toolbar: HTMLElement, buttons: readonly HTMLButtonElement[]): void {
  const choose = (chosen: HTMLButtonElement): void => {
    for (const button of buttons) button.tabIndex = button === chosen ? 0 : -1;
  };
  if (buttons[0]) choose(buttons[0]);
  toolbar.setAttribute("role", "toolbar");
  toolbar.addEventListener("focusin", ({ target }) => {
    const focused = buttons.find((button) => button === target);
    if (focused) choose(focused);
  });
  toolbar.addEventListener("keydown", (event) => {
    const index = event.target instanceof HTMLButtonElement ? buttons.indexOf(event.target) : -1;
    const step = STEPS[event.key];
    if (index < 0 || !step || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    buttons[step(index, buttons.length)]?.focus();
  });
}

/** Returns whether any control in a part of the form has input, valid or not. */
export function hasInput(part: HTMLElement): boolean {
  const controls = part.querySelectorAll<HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement>(
    "input, select, textarea",
  );
  return [...controls].some(
    (control) =>
      control instanceof HTMLInputElement && control.type === "checkbox"
        ? control.checked
        : control.value.trim() !== "" || control.validity.badInput, // an incomplete date
  );
}

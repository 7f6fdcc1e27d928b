/** Whether something stands in the controls of a part of the form, be it a value or not. */
export function hasInput(part: HTMLElement): boolean {
  const controls = part.querySelectorAll<HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement>(
    "input, select, textarea",
  );
  return [...controls].some(
    (control) =>
      control instanceof HTMLInputElement && control.type === "checkbox"
        ? control.checked
        : control.value.trim() !== "" || control.validity.badInput, // half a date
  );
}

import { announce } from "./announcer";

const SHOWN_MS = 1800;

/** Copies a text to the clipboard and shows the outcome on the button for a moment. */
export async function copyToClipboard(button: HTMLButtonElement, text: string): Promise<void> {
  const label = button.querySelector(".button-label") ?? button;
  const before = button.dataset.label ?? label.textContent ?? "";
  button.dataset.label = before;
  const message = await navigator.clipboard.writeText(text).then(
    () => "Copied",
    () => "Could not copy",
  );
  label.textContent = message;
  announce(`${message}.`);
  setTimeout(() => {
    label.textContent = before;
  }, SHOWN_MS);
}

import { announce } from "./announcer";

const SHOWN_MS = 1800;

/** Puts a text on the clipboard and lets the button say so for a moment. */
export async function copyToClipboard(button: HTMLButtonElement, text: string): Promise<void> {
  const label = button.querySelector(".button-label") ?? button;
  const before = button.dataset.label ?? label.textContent ?? "";
  button.dataset.label = before;
  const message = await navigator.clipboard.writeText(text).then(
    () => "Copied",
    () => "Copying is not allowed",
  );
  label.textContent = message;
  announce(`${message}.`);
  setTimeout(() => {
    label.textContent = before;
  }, SHOWN_MS);
}

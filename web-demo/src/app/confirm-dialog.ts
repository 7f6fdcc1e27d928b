import { byId } from "./element";

interface ConfirmOptions {
  readonly title: string;
  readonly text: string;
  readonly confirm: string;
}

/** Asks in the page's own dialog. Resolves with true when the person confirms; Escape means no. */
export function askToConfirm({ title, text, confirm }: ConfirmOptions): Promise<boolean> {
  const dialog = byId("confirm-dialog", HTMLDialogElement);
  byId("confirm-title", HTMLElement).textContent = title;
  byId("confirm-text", HTMLElement).textContent = text;
  byId("confirm-yes", HTMLButtonElement).textContent = confirm;
  dialog.returnValue = "";
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener("close", () => resolve(dialog.returnValue === "yes"), { once: true });
  });
}

import { sanitizedHtml } from "./rich-text";

/** Shows HTML as it looks on a resume. */
export function showPreview(box: HTMLElement, html: string): void {
  box.replaceChildren(sanitizedHtml(html));
  box.classList.toggle("preview-empty", (box.textContent ?? "").trim() === "");
}

import { byId } from "./element";

const PAUSE_MS = 700; // long enough that a screen reader is not interrupted at every key

let waiting: ReturnType<typeof setTimeout> | undefined;

/** Says a text through the page's polite live region, once typing has paused. */
export function announce(text: string): void {
  clearTimeout(waiting);
  waiting = setTimeout(() => {
    byId("announcements", HTMLElement).textContent = text;
  }, PAUSE_MS);
}

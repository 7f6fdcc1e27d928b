import { byId } from "./element";

const PAUSE_MS = 700; // does not interrupt a screen reader at every key

let waiting: ReturnType<typeof setTimeout> | undefined;

/** Announces a text in the page's polite live region once typing has paused. */
export function announce(text: string): void {
  clearTimeout(waiting);
  waiting = setTimeout(() => {
    byId("announcements", HTMLElement).textContent = text;
  }, PAUSE_MS);
}

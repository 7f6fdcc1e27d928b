import { store } from "./browser-storage";
import { byId } from "./element";

type Theme = "light" | "dark";

const STORAGE_KEY = "resume-patch.theme"; // public/theme.js reads this before the first paint

function currentTheme(): Theme {
  const chosen = document.documentElement.dataset.theme;
  if (chosen === "light" || chosen === "dark") return chosen;
  return matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
}

function showThemeOn(button: HTMLButtonElement): void {
  const dark = currentTheme() === "dark";
  button.setAttribute("aria-label", dark ? "Switch to light colours" : "Switch to dark colours");
  button.querySelector("use")?.setAttribute("href", dark ? "#icon-sun" : "#icon-moon");
}

/** Makes the button switch between light and dark. Until it is used, the page follows the system. */
export function startTheme(): void {
  const button = byId("theme-toggle", HTMLButtonElement);
  button.addEventListener("click", () => {
    const next: Theme = currentTheme() === "dark" ? "light" : "dark";
    document.documentElement.dataset.theme = next;
    store(STORAGE_KEY, next);
    showThemeOn(button);
  });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => showThemeOn(button));
  showThemeOn(button);
}

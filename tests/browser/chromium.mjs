// The browser of the tests and the bench: Debian's Chromium, or the one that CHROMIUM names.
import { accessSync, constants } from "node:fs";
import { chromium } from "playwright-core";

const names = ["chromium", "chromium-browser", "google-chrome"];

function findProgram(name) {
  const candidates = name.includes("/")
    ? [name]
    : (process.env.PATH ?? "").split(":").map((folder) => `${folder}/${name}`);
  return candidates.find((path) => {
    try {
      accessSync(path, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

function findChromium() {
  const chosen = process.env.CHROMIUM;
  const path = (chosen ? [chosen] : names).map(findProgram).find((found) => found !== undefined);
  if (path === undefined)
    throw new Error("Chromium is missing. Run `npm run setup` or set CHROMIUM to its path.");
  return path;
}

/** Launches the browser with a new profile. It requests nothing but what the page under test requests. */
export function launchChromium() {
  return chromium.launch({
    executablePath: findChromium(),
    args: [
      "--headless",
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
}

import { allowsMarkup, scriptUrl } from "../app/trusted-types";
import { pathOnServer, serverAddress } from "./address";
import workerUrl from "./worker.ts?worker&url";

const WORKER_TIMEOUT_MS = 3000;

/** The server inside this page. */
export interface PageServer {
  readonly baseUrl: string;
  /** Works like the global `fetch`, for any URL. */
  readonly fetch: (input: Request | string, init?: RequestInit) => Promise<Response>;
}

/**
 * Starts the service worker that acts as the server. Without one (private window, forced reload, plain http)
 * the page runs the same code itself.
 */
export async function connectPageServer(): Promise<PageServer> {
  const folder = new URL("./", document.baseURI).href;
  const worker = await startWorker(folder);
  return {
    baseUrl: serverAddress(folder),
    async fetch(input, init) {
      const path = pathOnServer(typeof input === "string" ? input : input.url, folder);
      if (path === null || worker) return fetch(input, init);
      const { respond } = await import("./routes");
      return respond(path, new Request(input, init));
    },
  };
}

async function startWorker(folder: string): Promise<boolean> {
  // The development server serves the worker as modules, from another folder.
  if (import.meta.env.DEV || !("serviceWorker" in navigator) || !allowsMarkup) return false;
  try {
    const url = new URL(workerUrl, document.baseURI);
    const registration = await navigator.serviceWorker.register(scriptUrl(url), { scope: folder });
    // A forced reload leaves an active worker without control of this page.
    if (registration.active?.state === "activated" && !navigator.serviceWorker.controller) return false;
    const isReady = (await hasNewerWorker(registration)) ? nextController() : hasController();
    return await Promise.race([isReady, falseAfter(WORKER_TIMEOUT_MS)]);
  } catch {
    return false;
  }
}

/** Returns whether the controlling worker is about to be replaced by a newer one. */
async function hasNewerWorker(registration: ServiceWorkerRegistration): Promise<boolean> {
  if (!navigator.serviceWorker.controller) return false;
  const before = navigator.serviceWorker.controller;
  await registration.update().catch(() => {}); // offline, the old worker stays
  const isReplaced = navigator.serviceWorker.controller !== before;
  return !isReplaced && (registration.installing ?? registration.waiting) !== null;
}

function hasController(): Promise<true> {
  return navigator.serviceWorker.controller ? Promise.resolve(true) : nextController();
}

function nextController(): Promise<true> {
  return new Promise((resolve) => {
    navigator.serviceWorker.addEventListener("controllerchange", () => resolve(true), { once: true });
  });
}

const falseAfter = (milliseconds: number): Promise<false> =>
  new Promise((resolve) => setTimeout(() => resolve(false), milliseconds));

import { pathOnServer, serverAddress } from "./address";
import workerUrl from "./worker.ts?worker&url";

const WORKER_TIMEOUT_MS = 3000;

/** The server inside this page. */
export interface PageServer {
  readonly baseUrl: string;
  /** Like the global `fetch`, and for any URL. */
  readonly fetch: (input: Request | string, init?: RequestInit) => Promise<Response>;
}

/**
 * Starts the service worker that plays the server. Where there can be none (a private window, a forced
 * reload, plain http), the page itself answers with the same code.
 */
export async function connectPageServer(): Promise<PageServer> {
  const folder = new URL("./", document.baseURI).href;
  const worker = await startWorker(folder);
  return {
    baseUrl: serverAddress(folder),
    async fetch(input, init) {
      const path = pathOnServer(typeof input === "string" ? input : input.url, folder);
      if (path === null || worker) return fetch(input, init);
      const { answer } = await import("./routes");
      return answer(path, new Request(input, init));
    },
  };
}

async function startWorker(folder: string): Promise<boolean> {
  // A development server hands out the worker in modules, from a folder of its own.
  if (import.meta.env.DEV || !("serviceWorker" in navigator)) return false;
  try {
    const url = new URL(workerUrl, document.baseURI);
    const registration = await navigator.serviceWorker.register(url, { scope: folder });
    // A worker that is there but leaves this page alone was passed over by a forced reload.
    if (registration.active?.state === "activated" && !navigator.serviceWorker.controller) return false;
    const isReady = (await hasNewerWorker(registration)) ? nextController() : hasController();
    return await Promise.race([isReady, falseAfter(WORKER_TIMEOUT_MS)]);
  } catch {
    return false;
  }
}

/** Whether the worker in charge is one of an earlier visit that a newer one is about to relieve. */
async function hasNewerWorker(registration: ServiceWorkerRegistration): Promise<boolean> {
  if (!navigator.serviceWorker.controller) return false;
  const before = navigator.serviceWorker.controller;
  await registration.update().catch(() => {}); // without a network the old one has to do
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

import type { Fetch } from "../sending/send";
import { pathOnServer, serverAddress } from "./address";
import workerUrl from "./worker.ts?worker&url";

const PATIENCE_MS = 3000;

/** The server inside this page. */
export interface PageServer {
  readonly baseUrl: string;
  /** Like the global `fetch`, and for any URL. */
  readonly fetch: Fetch;
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
    async fetch(request) {
      const path = pathOnServer(request.url, folder);
      if (path === null || worker) return fetch(request);
      const { answer } = await import("./routes");
      return answer(path, request);
    },
  };
}

async function startWorker(folder: string): Promise<boolean> {
  // A development server hands out the worker in modules, from a folder of its own.
  if (import.meta.env.DEV || !("serviceWorker" in navigator)) return false;
  try {
    const url = new URL(workerUrl, document.baseURI);
    const { active } = await navigator.serviceWorker.register(url, { scope: folder });
    // A worker that is there but leaves this page alone was passed over by a forced reload.
    if (active?.state === "activated" && !navigator.serviceWorker.controller) return false;
    return await Promise.race([hasController(), after(PATIENCE_MS)]);
  } catch {
    return false;
  }
}

function hasController(): Promise<true> {
  if (navigator.serviceWorker.controller) return Promise.resolve(true);
  return new Promise((resolve) => {
    navigator.serviceWorker.addEventListener("controllerchange", () => resolve(true), { once: true });
  });
}

const after = (milliseconds: number): Promise<false> =>
  new Promise((resolve) => setTimeout(() => resolve(false), milliseconds));

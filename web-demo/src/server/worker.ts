/// <reference lib="webworker" />
import { pathOnServer } from "./address";
import { respond } from "./routes";

declare const self: ServiceWorkerGlobalScope;

self.addEventListener("install", () => void self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));
self.addEventListener("fetch", (event) => {
  const path = pathOnServer(event.request.url, self.registration.scope);
  if (path !== null) event.respondWith(respond(path, event.request));
});

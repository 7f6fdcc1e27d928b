// A connection between the client and the independent Letraz server on which any fault can be simulated.
import { load } from "resume-patch";
import { letrazClient } from "resume-patch/client";
import { afterEach, beforeEach, expect } from "vitest";
import { faults, startFaultProxy } from "./fault-proxy.mjs";
import { useLetraz } from "./use-letraz.mjs";

const { experience } = (await load()).letraz;

export const before = { city: "Porto", description: "Weaves." };
export const typed = { city: "Lisbon", description: "Weaves\nby hand." };
/** The form of every message. */
export const sentence = /^\p{Lu}.*\.$/u;

/** Milliseconds: a timeout for servers that never respond. */
const short = 300;

/** Each fault with the result of a client that does not retry, and how long the client waits. */
export const faultCases = {
  "reset in the request": [faults.resetRequest, "unavailable"],
  "reset in the response": [faults.resetResponse, "unavailable"],
  "lost response": [faults.lostResponse, "unavailable"],
  hang: [faults.hang, "unavailable", short],
  "hang, and stored": [() => faults.hang({ stored: true }), "unavailable", short],
  trickle: [() => faults.trickle({ bytes: 64, milliseconds: 2 }), "sent"],
  "trickle without end": [() => faults.trickle({ bytes: 1, milliseconds: 20 }), "unavailable", short],
  "broken body": [faults.brokenBody, "sent"],
  "truncated body": [faults.truncatedBody, "sent"],
  "empty body": [faults.emptyBody, "sent"],
  "other JSON": [faults.otherJson, "sent"],
  "another id": [faults.otherId, "sent"],
  "200 by somebody else": [() => faults.status(200, { body: "<p>Welcome to the hotel!</p>" }), "unavailable"],
  401: [() => faults.status(401), "unauthorized"],
  403: [() => faults.status(403), "unauthorized"],
  404: [() => faults.status(404), "notFound"],
  409: [() => faults.status(409), "conflict"],
  412: [() => faults.status(412), "conflict"],
  413: [() => faults.status(413), "refused"],
  429: [() => faults.status(429, { retryAfter: 0 }), "unavailable"],
  500: [() => faults.status(500), "unavailable"],
  502: [() => faults.status(502), "unavailable"],
  503: [() => faults.status(503, { retryAfter: new Date() }), "unavailable"],
  504: [() => faults.status(504), "unavailable"],
};

/** Starts the server, which each test finds in the state `before`, behind a new proxy. */
export function useFaultyConnection() {
  const letraz = useLetraz({ experience: before });
  const connection = {
    letraz,
    proxy: undefined,
    async restart() {
      await connection.proxy?.stop();
      connection.proxy = await startFaultProxy(letraz.server.url);
    },
    clientWith: (options = {}) =>
      letrazClient({
        endpoint: experience,
        baseUrl: connection.proxy.url,
        auth: letraz.bearer,
        retry: { delay: 5 },
        ...options,
      }),
    /** Opens the draft with the usual timeout. */
    async open() {
      const result = await connection.clientWith().load(letraz.ids);
      expect(result).toMatchObject({ kind: "loaded" });
      connection.proxy.log.length = 0;
      return result.draft;
    },
  };
  beforeEach(() => connection.restart());
  afterEach(() => connection.proxy?.stop());
  return connection;
}

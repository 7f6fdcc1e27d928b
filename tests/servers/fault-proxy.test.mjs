// Each fault as the client sees it, and what the target server received.
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { faults, startFaultProxy } from "./fault-proxy.mjs";
import { answer, listen, readBody } from "./http.mjs";

let behind;
let proxy;
/** The resource of the target server. */
let stored;
beforeEach(async () => {
  stored = null;
  behind = await listen(async (request, response) => {
    const body = await readBody(request);
    if (request.method === "PATCH") stored = JSON.parse(body.toString());
    answer(request, response, 200, { id: "7", ...stored });
  });
  proxy = await startFaultProxy(`${behind.url}/api/`);
});
afterEach(async () => {
  await proxy?.stop();
  await behind?.stop();
});

const body = JSON.stringify({ city: "Porto", description: "x".repeat(2000) });
const send = (options = {}) =>
  fetch(`${proxy.url}/experience/7/`, {
    method: "PATCH",
    body,
    headers: { "content-type": "application/json", authorization: "Bearer t" },
    ...options,
  });
const causeOf = (promise) =>
  promise.then(
    () => "no failure",
    (error) => error.cause?.code ?? error.name,
  );

test("passes and logs requests without a fault", async () => {
  const response = await send();
  expect(await response.json()).toEqual({ id: "7", ...JSON.parse(body) });
  expect(proxy.log).toEqual([
    {
      method: "PATCH",
      path: "/experience/7/",
      headers: expect.objectContaining({ authorization: "Bearer t", "content-type": "application/json" }),
      body,
      fault: "",
      stored: 200,
      status: 200,
    },
  ]);
});

test("applies one fault a request in the given order", async () => {
  proxy.next(faults.status(500), faults.status(404));
  const statuses = [];
  for (let count = 0; count < 3; count++) statuses.push((await send()).status);
  expect(statuses).toEqual([500, 404, 200]);
  expect(proxy.log.map(({ fault }) => fault)).toEqual(["status 500", "status 404", ""]);
  expect(proxy.pending).toBe(0);
});

test("uses no fault for a preflight", async () => {
  proxy.next(faults.status(500));
  expect((await send({ method: "OPTIONS", body: undefined })).status).toBe(200);
  expect(proxy.pending).toBe(1);
});

describe("statuses", () => {
  test.each([401, 403, 404, 409, 413, 429, 500, 502, 503])("responds with %i", async (status) => {
    proxy.next(faults.status(status));
    const response = await send({ headers: { origin: "http://localhost:1" } });
    expect(response.status).toBe(status);
    expect(await response.text()).not.toBe("");
    expect(response.headers.get("access-control-allow-origin")).toBe("http://localhost:1");
    expect(stored).toBe(null);
  });

  test("responds to 502 with a page", async () => {
    proxy.next(faults.status(502));
    expect(await (await send()).text()).toMatch(/^<!DOCTYPE html>/);
  });

  test.each([
    [undefined, null],
    [2, "2"],
    [new Date(Date.UTC(2026, 10, 21, 8, 0, 0)), "Sat, 21 Nov 2026 08:00:00 GMT"],
  ])("sends a Retry-After of %s", async (retryAfter, header) => {
    proxy.next(faults.status(429, { retryAfter }));
    expect((await send()).headers.get("retry-after")).toBe(header);
  });

  test("sends a given body", async () => {
    proxy.next(faults.status(400, { body: "no", headers: { "content-type": "text/plain" } }));
    expect(await (await send()).text()).toBe("no");
  });
});

describe("broken connections", () => {
  test("refuses connections until it is up again", async () => {
    await proxy.down();
    expect(await causeOf(send())).toBe("ECONNREFUSED");
    await proxy.up();
    expect((await send()).status).toBe(200);
  });

  test("resets during the request, and stores nothing", async () => {
    proxy.next(faults.resetRequest());
    expect(await causeOf(send())).toMatch(/ECONNRESET|UND_ERR_SOCKET|EPIPE/);
    expect(stored).toBe(null);
    expect(proxy.log[0]).toMatchObject({ stored: null, status: null });
  });

  test("resets during the response, after storing", async () => {
    proxy.next(faults.resetResponse());
    const response = await send();
    expect(response.status).toBe(200);
    expect(await causeOf(response.text())).toMatch(/ECONNRESET|UND_ERR_SOCKET/);
    expect(stored).toMatchObject({ city: "Porto" });
  });

  test("loses the response after storing", async () => {
    proxy.next(faults.lostResponse());
    expect(await causeOf(send())).toMatch(/ECONNRESET|UND_ERR_SOCKET/);
    expect(stored).toMatchObject({ city: "Porto" });
    expect(proxy.log[0]).toMatchObject({ stored: 200, status: null });
  });

  test.each([
    [false, null],
    [true, { city: "Porto" }],
  ])("hangs until the client gives up (stored: %s)", async (isStored, expected) => {
    proxy.next(faults.hang({ stored: isStored }));
    expect(await causeOf(send({ signal: AbortSignal.timeout(150) }))).toBe("TimeoutError");
    await proxy.settled();
    if (expected === null) expect(stored).toBe(null);
    else expect(stored).toMatchObject(expected);
  });

  test("delivers a slow response completely", async () => {
    proxy.next(faults.trickle({ bytes: 500, milliseconds: 15 }));
    const start = performance.now();
    const response = await send();
    expect(await response.json()).toEqual({ id: "7", ...JSON.parse(body) });
    expect(performance.now() - start).toBeGreaterThan(40);
  });

  test("responds with 502 when the target is gone", async () => {
    await behind.stop();
    expect((await send()).status).toBe(502);
  });
});

describe("unusable responses", () => {
  test.each([
    ["broken", faults.brokenBody],
    ["truncated", faults.truncatedBody],
    ["empty", faults.emptyBody],
  ])("stores, and responds with 200 and a body that is not JSON: %s", async (_, fault) => {
    proxy.next(fault());
    const response = await send();
    expect(response.status).toBe(200);
    await expect(response.json()).rejects.toThrow(SyntaxError);
    expect(stored).toMatchObject({ city: "Porto" });
  });

  test("responds with other JSON", async () => {
    proxy.next(faults.otherJson());
    expect(await (await send()).json()).toEqual([]);
  });

  test("responds with another id", async () => {
    proxy.next(faults.otherId("8"));
    expect(await (await send()).json()).toMatchObject({ id: "8", city: "Porto" });
  });

  test("changes the response", async () => {
    proxy.next(faults.changeAnswer((resource) => ({ ...resource, city: "PORTO" })));
    expect((await (await send()).json()).city).toBe("PORTO");
    expect(stored.city).toBe("Porto");
  });

  test("changes what is stored", async () => {
    proxy.next(faults.changeStored((text) => text.replace("Porto", "PORTO")));
    expect((await (await send()).json()).city).toBe("PORTO");
    expect(stored.city).toBe("PORTO");
    expect(proxy.log[0].body).toBe(body);
  });
});

test("holds a response back until it is released", async () => {
  const hold = faults.hold();
  proxy.next(hold);
  let isAnswered = false;
  const sending = send().then((response) => {
    isAnswered = true;
    return response;
  });
  await hold.stored;
  expect((await proxy.arrived(1)).method).toBe("PATCH");
  expect(isAnswered).toBe(false);
  hold.release();
  expect((await sending).status).toBe(200);
});

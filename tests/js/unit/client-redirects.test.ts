// Which redirects are followed, and with which request.
import { describe, expect, it } from "vitest";
import { fetchWithinOrigin } from "../../../js/src/client/redirects.js";

const start = "https://api.example/resumes/1";
const patch = { method: "PATCH", body: "{}", headers: { "content-type": "application/json", accept: "*/*" } };

interface Answer {
  readonly status: number;
  readonly location?: string;
  readonly body?: BodyInit;
}

/** Sends the request to a server that gives the answers one after another, the last one for ever. */
async function send(answers: readonly Answer[], init: RequestInit = patch) {
  const got: [url: string, init: RequestInit][] = [];
  const followed: unknown[] = [];
  const fetch = async (url: string, request: RequestInit): Promise<Response> => {
    const { status, location, body = null } = answers[Math.min(got.length, answers.length - 1)] as Answer;
    got.push([url, request]);
    return new Response(body, { status, headers: location === undefined ? {} : { location } });
  };
  const result = await fetchWithinOrigin(fetch as typeof globalThis.fetch, start, init, (...step) => {
    followed.push(step);
  });
  return { result, got, followed };
}

describe("a redirect within the origin", () => {
  it("is followed with the same request after 301, 302, 307 and 308", async () => {
    for (const status of [301, 302, 307, 308]) {
      const { result, got, followed } = await send([{ status, location: "/moved#top" }, { status: 200 }]);
      expect(result).toMatchObject({ status: 200 });
      expect(got).toEqual([
        [start, { ...patch, redirect: "manual" }],
        ["https://api.example/moved", { ...patch, redirect: "manual" }],
      ]);
      expect(followed).toEqual([[status, "PATCH", "https://api.example/moved"]]);
    }
  });

  it("becomes a GET without a body after 303, and a GET stays as it was", async () => {
    const see = [{ status: 303, location: "/result" }, { status: 200 }];
    const changed = await send(see);
    expect(changed.got[1]?.[1]).toEqual({ method: "GET", headers: { accept: "*/*" }, redirect: "manual" });
    expect(changed.followed).toEqual([[303, "GET", "https://api.example/result"]]);
    const get = { method: "GET", headers: { "content-type": "text/plain" } };
    expect((await send(see, get)).got[1]?.[1]).toEqual({ ...get, redirect: "manual" });
  });

  it("is followed five times", async () => {
    const again = { status: 307, location: "/again" };
    const five = await send([...Array<Answer>(5).fill(again), { status: 200 }]);
    expect(five.result).toMatchObject({ status: 200 });
    const six = await send([again]);
    expect(six.result).toEqual({ kind: "redirect", origin: "https://api.example" });
    expect(six.got).toHaveLength(6);
    expect(six.followed).toHaveLength(5);
  });
});

describe("another redirect", () => {
  it("is refused and named, and its target receives nothing", async () => {
    for (const [location, origin] of [
      ["https://other.example/", "https://other.example"],
      ["http://api.example/", "http://api.example"],
      ["data:,", undefined],
    ]) {
      const { result, got } = await send([{ status: 307, location: location as string }]);
      expect(result).toEqual({ kind: "redirect", origin });
      expect(got).toHaveLength(1);
    }
  });

  it("is a response as any other without a readable target or with another status", async () => {
    for (const answer of [
      { status: 307 },
      { status: 307, location: "http://" },
      { status: 304, location: "/moved" },
      { status: 201, location: "/moved" },
    ]) {
      const { result, got } = await send([answer]);
      expect(result).toMatchObject({ status: answer.status });
      expect(got).toHaveLength(1);
    }
  });

  it("is not read", async () => {
    let cancelled = 0;
    const body = new ReadableStream({ cancel: () => void cancelled++ });
    await send([{ status: 307, location: "https://other.example/", body }]);
    expect(cancelled).toBe(1);
  });
});

// How much of a response is read.
import { describe, expect, it, vi } from "vitest";
import { readBody } from "../../../js/src/client/read-body.js";
import { maximumBytes } from "../../../js/src/errors/errors.js";

const mebibyte = 1024 * 1024;
const signal = new AbortController().signal;

/** A response of one block after another, and whether its transfer was stopped. */
function response(sizes: readonly number[], status = 200) {
  const cancel = vi.fn();
  const waiting = [...sizes];
  const body = new ReadableStream(
    {
      pull(controller) {
        const size = waiting.shift();
        if (size === undefined) controller.close();
        else controller.enqueue(new Uint8Array(size).fill(sizes.length - waiting.length));
      },
      cancel,
    },
    { highWaterMark: 0 },
  );
  return { response: new Response(body, { status }), cancel, waiting };
}

/** A host without streams, such as React Native. */
const withoutStream = (size: number, ok: boolean) =>
  ({ ok, arrayBuffer: async () => new ArrayBuffer(size) }) as unknown as Response;

describe("readBody", () => {
  it("joins the blocks in their order", async () => {
    const { response: joined } = response([2, 0, 1]);
    expect(await readBody(joined, signal)).toEqual(new Uint8Array([1, 1, 3]));
    expect(await readBody(new Response(null, { status: 204 }), signal)).toEqual(new Uint8Array());
  });

  it("reads an error body of exactly 1 MiB, and nothing of a longer one", async () => {
    const fits = response([mebibyte - 1, 1], 500);
    expect((await readBody(fits.response, signal))?.length).toBe(mebibyte);
    const longer = response([mebibyte, 1, 1, 1], 500);
    expect((await readBody(longer.response, signal))?.length).toBe(0);
    expect(longer.cancel).toHaveBeenCalledTimes(1);
    expect(longer.waiting).toEqual([1, 1]);
  });

  it("reads a response with success beyond 1 MiB", async () => {
    expect((await readBody(response([mebibyte, 1]).response, signal))?.length).toBe(mebibyte + 1);
  });

  it("has the same limits in a host without streams", async () => {
    expect((await readBody(withoutStream(mebibyte, false), signal))?.length).toBe(mebibyte);
    expect((await readBody(withoutStream(mebibyte + 1, false), signal))?.length).toBe(0);
    expect((await readBody(withoutStream(maximumBytes, true), signal))?.length).toBe(maximumBytes);
    expect(await readBody(withoutStream(maximumBytes + 1, true), signal)).toBeNull();
  });

  it("stops the transfer when the signal aborts, and leaves no listener", async () => {
    const controller = new AbortController();
    const removed = vi.spyOn(controller.signal, "removeEventListener");
    const cancel = vi.fn();
    const endless = new Response(new ReadableStream({ pull: () => new Promise(() => {}), cancel }));
    const reading = readBody(endless, controller.signal);
    controller.abort();
    expect(await reading).toEqual(new Uint8Array());
    expect(cancel).toHaveBeenCalledTimes(1);
    expect(removed).toHaveBeenCalledTimes(1);
    expect(removed.mock.calls[0]?.[0]).toBe("abort");
  });

  it("refuses a body of other things than bytes", async () => {
    const body = new ReadableStream({ start: (controller) => controller.enqueue("text") });
    const strings = { ok: true, body } as unknown as Response;
    await expect(readBody(strings, signal)).rejects.toThrow(
      new TypeError("The body of the response contains no bytes."),
    );
  });
});

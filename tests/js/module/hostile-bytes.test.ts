// Bytes of unusual buffers. The same instance gives a right answer afterwards.
import { afterEach, describe, expect, it } from "vitest";
import { jsonText, load } from "../../../js/src/index.js";

const rp = await load();
const { experience } = rp.letraz;

afterEach(() => {
  expect(experience.patch({ city: "a" } as never, { city: "b" } as never).bodyText).toBe('{"city":"b"}');
});

describe("bytes", () => {
  const bytes = () => new TextEncoder().encode('{"city":"Delft"}');
  const read = (text: ReturnType<typeof jsonText>) => rp.mergePatch.apply({}, text);

  it("of a shared, a resizable or a growable buffer are read", () => {
    const from = bytes();
    const shared = new Uint8Array(new SharedArrayBuffer(from.length));
    shared.set(from);
    const Resizable = ArrayBuffer as unknown as new (length: number, options: object) => ArrayBuffer;
    const resizable = new Uint8Array(new Resizable(from.length, { maxByteLength: 100 }));
    resizable.set(from);
    for (const view of [shared, resizable]) {
      expect(read(jsonText(view))).toEqual({ city: "Delft" });
      expect(experience.parseError(400, jsonText(view)).message).not.toBe("");
      expect(experience.open(jsonText(view)).value).toEqual({ city: "Delft" });
    }
  });

  it("with a wrong length of their own are read by their real length", () => {
    for (const length of [0, 1, 1e9, -1]) {
      const view = Object.defineProperties(bytes(), {
        length: { value: length },
        byteLength: { value: length },
        slice: { value: () => new Uint8Array(5) },
        buffer: { value: new ArrayBuffer(2) },
      });
      expect(read(jsonText(view))).toEqual({ city: "Delft" });
      const draft = experience.open(jsonText(view));
      expect(draft.value).toEqual({ city: "Delft" });
      draft.close();
    }
  });

  it("that were transferred or made smaller are refused", () => {
    const gone = bytes();
    const text = jsonText(gone);
    structuredClone(gone.buffer, { transfer: [gone.buffer] });
    expect(() => read(text)).toThrow(/buffer of this JSON text was transferred/);
    expect(() => jsonText(gone)).toThrow(/buffer of this JSON text was transferred/);
    expect(() => jsonText(gone.buffer)).toThrow(TypeError);
  });

  it("that change after `open` do not change the draft, also those of a Buffer", () => {
    for (const view of [bytes(), Buffer.from(bytes())]) {
      const draft = experience.open(jsonText(view));
      const other = experience.open({} as never);
      other.set("/description", jsonText(new TextEncoder().encode('"own"')));
      view.fill(0x20);
      expect(draft.value).toEqual({ city: "Delft" });
      draft.set("/job_title", "Baker");
      draft.undo();
      expect(JSON.parse(draft.save())).toBeTypeOf("object");
      expect(draft.valueText).toBe('{"city":"Delft"}');
    }
  });

  it("of other kinds are refused", () => {
    for (const value of [new SharedArrayBuffer(2), new Proxy(bytes(), {}), [1], {}, null, 1, new Blob([])])
      expect(() => jsonText(value as never)).toThrow(
        "jsonText takes a string, a Uint8Array or an ArrayBuffer.",
      );
  });
});

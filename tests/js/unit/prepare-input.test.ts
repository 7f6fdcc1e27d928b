import { describe, expect, it } from "vitest";
import { JsonError } from "../../../js/src/errors/errors.js";
import { JsonText, jsonText } from "../../../js/src/json/json-text.js";
import { prepareInput } from "../../../js/src/module/prepare-input.js";

describe("jsonText", () => {
  const bytes = new TextEncoder().encode("[1]");

  it("accepts strings, bytes and buffers", () => {
    expect(prepareInput(jsonText("[1]"))).toBe("[1]");
    expect(prepareInput(jsonText(bytes))).toEqual(bytes);
    expect(prepareInput(jsonText(bytes.buffer))).toEqual(bytes);
    expect(jsonText("1")).toBeInstanceOf(JsonText);
  });

  it("refuses anything else", () => {
    const wrong: unknown = { text: "[1]" };
    expect(() => jsonText(wrong as string)).toThrow(TypeError);
  });

  it.each([
    ["\ud800", 1, 1, 0],
    ['{"a":\n"é😀\udc00"}', 2, 4, 13],
    ['[\r\n"\ud83d", 1]', 2, 2, 4],
    ["[\r1,\n\r\ud83d]", 4, 1, 6],
  ])("reports a lone surrogate in %j by line and column", (text, line, column, offset) => {
    const read = () => prepareInput(jsonText(text));
    expect(read).toThrow(JsonError);
    expect(read).toThrow(expect.objectContaining({ code: "loneSurrogate", line, column, offset }));
  });
});

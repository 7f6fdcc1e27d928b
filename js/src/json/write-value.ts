import { LimitError, maximumBytes } from "../errors/errors.js";
import { checkValue } from "./check-value.js";
import { throwValueError } from "./explain-value.js";

/** Writes a checked value as JSON.stringify does, and a BigInt as its digits. `checkValue` has limited the depth. */
function writeWithBigInts(value: unknown): string {
  if (typeof value === "bigint") return String(value);
  if (Array.isArray(value)) return `[${value.map(writeWithBigInts).join(",")}]`;
  if (typeof value === "object" && value !== null) {
    const members = Object.entries(value).filter(([, member]) => member !== undefined);
    return `{${members.map(([key, member]) => `${JSON.stringify(key)}:${writeWithBigInts(member)}`).join(",")}}`;
  }
  return JSON.stringify(value);
}

/**
 * Writes a value as JSON text.
 *
 * @throws `ValueError` with the path of the part that JSON cannot carry.
 * @throws `LimitError` for a value that is too deep or too large.
 */
export function stringifyValue(value: unknown): string {
  const checked = checkValue(value);
  if (checked === null) {
    throwValueError(value);
    // Only a value that changes between both walks, such as one with getters, passes the second one.
    throw new TypeError("The value changed while it was read; pass a plain value without getters.");
  }
  const text = checked.hasBigInt ? writeWithBigInts(value) : stringify(value);
  // JSON.stringify writes a lone surrogate as an escape in lower case, which other strings rarely contain.
  if (text.includes("\\ud")) throwValueError(value);
  return text;
}

function stringify(value: unknown): string {
  try {
    return JSON.stringify(value);
  } catch (failure) {
    if (failure instanceof RangeError) throw new LimitError("bytes", maximumBytes, { cause: failure });
    throw failure;
  }
}

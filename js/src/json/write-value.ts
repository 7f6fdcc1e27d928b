import { LimitError, maximumBytes } from "../errors/errors.js";
import { checkValue } from "./check-value.js";
import { throwValueError } from "./explain-value.js";

/** As JSON.stringify, but a BigInt is written by its digits. The value was checked: it is no deeper than allowed. */
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
 * Writes a value as JSON text. Throws a ValueError that names the place of whatever JSON cannot carry, and a
 * LimitError for a value that is nested too deeply or too large.
 */
export function stringifyValue(value: unknown): string {
  const checked = checkValue(value);
  if (checked === null) {
    throwValueError(value);
    // Only a value that changes while it is read, such as one with getters, passes the second walk.
    throw new TypeError("The value changed while it was read.");
  }
  const text = checked.hasBigInt ? writeWithBigInts(value) : stringify(value);
  // A lone surrogate is written as an escape in lower case, which hardly any other string contains.
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

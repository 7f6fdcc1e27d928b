import { LimitError, maximumBytes } from "../errors/errors.js";
import { ValueCopier } from "./copy-value.js";
import { throwForLoneSurrogate } from "./lone-surrogates.js";

/** Writes a copied value as JSON.stringify does, and a BigInt as its digits. Copying has limited the depth. */
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
 * Writes a value as JSON text. Each part of the value is read once.
 *
 * @throws `ValueError` with the path of the part that JSON cannot carry.
 * @throws `LimitError` for a value that is too deep or too large.
 */
export function stringifyValue(value: unknown): string {
  const copier = new ValueCopier();
  const copy = copier.copy(value);
  const text = write(copy, copier.hasBigInt);
  // JSON.stringify writes a lone surrogate as an escape in lower case, which other strings rarely contain.
  if (text.includes("\\ud")) throwForLoneSurrogate(copy);
  return text;
}

function write(copy: unknown, hasBigInt: boolean): string {
  try {
    return hasBigInt ? writeWithBigInts(copy) : JSON.stringify(copy);
  } catch (failure) {
    if (failure instanceof RangeError) throw new LimitError("bytes", maximumBytes, { cause: failure });
    throw failure;
  }
}

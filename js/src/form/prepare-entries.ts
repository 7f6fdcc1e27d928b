import { ValueError } from "../errors.js";
import { pointerNames, pointerOf } from "../input/pointer.js";
import { prepareInput } from "../input/prepare.js";
import type { Input } from "../module/input.js";
import type { Entry } from "./read.js";

/** The entries of a form as JSON text. What JSON cannot carry is a ValueError at the field, which is what the caller knows. */
export function prepareEntries(entries: readonly Entry[]): Input {
  try {
    return prepareInput(entries);
  } catch (failure) {
    if (!(failure instanceof ValueError)) throw failure;
    const [position] = pointerNames(failure.path);
    const name = entries[Number(position)]?.[0] ?? "";
    throw new ValueError(failure.what, name.startsWith("/") ? name : pointerOf([name]));
  }
}

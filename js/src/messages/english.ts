import type { EnglishMessage, Params } from "./english-messages.js";
import { englishMessages, unknownMessage } from "./english-messages.js";
import { defaultLabel } from "./format-values.js";

/** The path of an issue, and the label of its place. */
export interface LabelledPath {
  readonly path: string;
  readonly label?: string | undefined;
}

/** Returns the label of a place, or one made from its path. */
export function labelOf({ path, label }: LabelledPath): string {
  return label === undefined || label === "" ? defaultLabel(path) : label;
}

/** Returns the English message of an issue. */
export function englishMessage(code: string, params: Params, subject: LabelledPath): string {
  const table: Readonly<Record<string, EnglishMessage>> = englishMessages;
  const message = Object.hasOwn(table, code) ? table[code] : undefined;
  return (message ?? unknownMessage)(params, labelOf(subject), subject.path);
}

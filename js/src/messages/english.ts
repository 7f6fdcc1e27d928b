import type { EnglishMessage, Params } from "./english-messages.js";
import { englishMessages, unknownMessage } from "./english-messages.js";
import { defaultLabel } from "./format-values.js";

/** Where an issue stands, and what a person calls the place. */
export interface LabelledPath {
  readonly path: string;
  readonly label?: string | undefined;
}

/** What to call a place. */
export function labelOf({ path, label }: LabelledPath): string {
  return label === undefined || label === "" ? defaultLabel(path) : label;
}

/** The English sentence for an issue. */
export function englishMessage(code: string, params: Params, subject: LabelledPath): string {
  const table: Readonly<Record<string, EnglishMessage>> = englishMessages;
  const message = Object.hasOwn(table, code) ? table[code] : undefined;
  return (message ?? unknownMessage)(params, labelOf(subject), subject.path);
}

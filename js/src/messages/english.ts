import type { Params, Sentence } from "./english-messages.js";
import { sentences, unknownSentence } from "./english-messages.js";
import { nameOfPlace } from "./format-values.js";

/** Where an issue stands, and what a person calls the place. */
export interface Place {
  readonly path: string;
  readonly label?: string | undefined;
}

/** What to call a place. */
export function labelOf({ path, label }: Place): string {
  return label === undefined || label === "" ? nameOfPlace(path) : label;
}

/** The English sentence for an issue. */
export function sentenceOf(code: string, params: Params, place: Place): string {
  const table: Readonly<Record<string, Sentence>> = sentences;
  const sentence = Object.hasOwn(table, code) ? table[code] : undefined;
  return (sentence ?? unknownSentence)(params, labelOf(place), place.path);
}

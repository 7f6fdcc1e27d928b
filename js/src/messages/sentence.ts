import type { Params } from "./en.js";
import { sentences, unknownSentence } from "./en.js";
import { nameOfPlace } from "./wording.js";

/** Where an issue stands, and what a person calls the place. */
export interface Place {
  readonly path: string;
  readonly label?: string | undefined;
}

/** The sentence for an issue. */
export function sentenceOf(code: string, params: Params, place: Place): string {
  const label = place.label === undefined || place.label === "" ? nameOfPlace(place.path) : place.label;
  const sentence = Object.hasOwn(sentences, code) ? sentences[code] : undefined;
  return (sentence ?? unknownSentence)(params, label, place.path);
}

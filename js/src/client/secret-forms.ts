// Makes the texts by which a secret is recognized in a response, whatever encoding the server chose.
import type { MappedText } from "./unescape.js";
import { mappedText, unescapeOnce, withoutGaps } from "./unescape.js";

/** A secret up to this length, in UTF-16 units, is hidden only as a whole word, because many words contain it. */
export const shortSecretLength = 3;

/** The length from which a secret is found across white space. A shorter one may occur in a sentence by chance. */
const splittableLength = 12;

/** The length from which the hex and base64 forms are searched. */
const encodableLength = 4;

/** The most layers of escapes that are undone. */
const maximumLayers = 4;

/** Returns a text and its forms after undoing one more layer of escapes each. */
export function layersOf(text: string): MappedText[] {
  const layers = [mappedText(text)];
  for (let last = layers[0]; last !== undefined && layers.length <= maximumLayers; ) {
    const next = unescapeOnce(last);
    if (next === last) break;
    layers.push(next);
    last = next;
  }
  return layers;
}

/** Replaces `+` by a space, which it stands for in a form. */
export const plusAsSpace = (text: string): string => text.replaceAll("+", " ");

/**
 * Returns the part of a secret's base64 form that does not depend on the text around it.
 *
 * @param offset - The number of bytes before the secret in its group of three.
 */
function base64Core(bytes: Uint8Array, offset: number): string {
  const shifted = new Uint8Array(offset + bytes.length);
  shifted.set(bytes, offset);
  const digits = btoa(String.fromCharCode(...shifted)).replace(/=+$/, "");
  const firstOwn = Math.ceil((offset * 8) / 6);
  const lastOwn = Math.floor((shifted.length * 8) / 6);
  return digits.slice(firstOwn, lastOwn);
}

/** Returns the hex and base64 forms of a secret, each in both ways to write it. */
function encodedForms(secret: string): string[] {
  const bytes = new TextEncoder().encode(secret);
  if (bytes.length < encodableLength) return [];
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  const base64 = [0, 1, 2].map((offset) => base64Core(bytes, offset));
  const url = base64.map((digits) => digits.replaceAll("+", "-").replaceAll("/", "_"));
  return [hex, hex.toUpperCase(), ...base64, ...url];
}

/** The texts that reveal one secret. */
export interface SecretForms {
  /** Searched in a text, after `plusAsSpace`. */
  readonly texts: ReadonlySet<string>;
  /** Searched in a text without its gaps. */
  readonly gapless: ReadonlySet<string>;
  readonly isShort: boolean;
}

/** Returns the forms of a secret. A short one has only its own. */
export function formsOf(secret: string): SecretForms {
  const isShort = secret.length <= shortSecretLength;
  const own = layersOf(secret).map(({ text }) => text);
  const texts = own.map(plusAsSpace).filter((text) => text.trim() !== "");
  const whole = isShort ? [] : own.filter(({ length }) => length >= splittableLength);
  const parts = isShort ? [] : encodedForms(secret);
  const gapless = [...whole, ...parts].map((text) => withoutGaps(mappedText(text)).text);
  return {
    texts: new Set(texts),
    gapless: new Set(gapless.filter(({ length }) => length > shortSecretLength)),
    isShort,
  };
}

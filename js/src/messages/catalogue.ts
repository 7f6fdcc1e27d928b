import type { Catalogue, MessageSubject } from "../types/messages.js";
import { nameOfPlace } from "./format-values.js";
import type { Remark } from "./formatters.js";
import { makeRemarks, outcomeRemark, statusRemark } from "./formatters.js";
import { wordsOfLocale } from "./locale-format.js";
import type { Phrases } from "./templates.js";

/** These sentences name the property by what it is called in the document. */
const wholeSentences: ReadonlySet<string> = new Set(["additionalProperties", "unknownProperty"]);

/** What the API documents call a place, in a language. */
function translateLabel(label: string, labels: Readonly<Record<string, string>>): string {
  if (Object.hasOwn(labels, label)) return labels[label] ?? label;
  // An item of a list is called by its kind and its number.
  const [, kind = "", number = ""] = /^(.+)( \d+)$/.exec(label) ?? [];
  return Object.hasOwn(labels, kind) ? labels[kind] + number : label;
}

/** The catalogue of a language. */
export function makeCatalogue(phrases: Phrases): Catalogue {
  const { locale, colon, places, labels } = phrases;
  const remarks: Readonly<Record<string, Remark>> = makeRemarks(
    phrases,
    wordsOfLocale(locale, phrases.marks),
  );

  const label = (given: string): string => translateLabel(given, labels);

  /** The server's own words, after the field that they are about unless they name it themselves. */
  const serverSentence = (words: string, names: readonly string[], isWhole: boolean): string => {
    const isNamed = names.some((name) => name !== "" && words.toLowerCase().startsWith(name.toLowerCase()));
    return isWhole || isNamed ? words : names[0] + colon + words;
  };

  const translate = ({ code, params, path, label: given = "" }: MessageSubject): string => {
    if (code === "status") return statusRemark(params.status, phrases.status);
    if (code === "outcome") return outcomeRemark(params.outcome, phrases);
    const name = given === "" ? nameOfPlace(path, places) : label(given);
    if (code === "server") return serverSentence(String(params.detail), [name, given], path === "");
    const remark = Object.hasOwn(remarks, code) ? remarks[code] : undefined;
    const text = remark?.(params) ?? phrases.unknown;
    return wholeSentences.has(code) ? text : name + colon + text;
  };

  return Object.freeze({ locale, translate, label });
}

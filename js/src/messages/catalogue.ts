import type { Catalogue, MessageSubject } from "../types/messages.js";
import { defaultLabel } from "./format-values.js";
import type { MessageFormatter } from "./formatters.js";
import { formatOutcome, formatStatus, makeFormatters } from "./formatters.js";
import { localeFormat } from "./locale-format.js";
import type { MessageTemplates } from "./templates.js";

/** The codes whose messages contain the property's name in the document instead of a label. */
const codesWithoutLabel: ReadonlySet<string> = new Set(["additionalProperties", "unknownProperty"]);

/** Translates a title of the API documents. */
function translateLabel(label: string, labels: Readonly<Record<string, string>>): string {
  if (Object.hasOwn(labels, label)) return labels[label] ?? label;
  // An item of a list has a title and a number.
  const [, kind = "", number = ""] = /^(.+)( \d+)$/.exec(label) ?? [];
  return Object.hasOwn(labels, kind) ? labels[kind] + number : label;
}

/** Makes the catalogue of a language. */
export function makeCatalogue(templates: MessageTemplates): Catalogue {
  const { locale, colon, defaultLabels, labels } = templates;
  const formatters: Readonly<Record<string, MessageFormatter>> = makeFormatters(
    templates,
    localeFormat(locale, templates.quoting),
  );

  const label = (given: string): string => translateLabel(given, labels);

  /** Returns the server's text, after the label of its field unless the text contains it. */
  const serverMessage = (words: string, names: readonly string[], isWhole: boolean): string => {
    const isNamed = names.some((name) => name !== "" && words.toLowerCase().startsWith(name.toLowerCase()));
    return isWhole || isNamed ? words : names[0] + colon + words;
  };

  const translate = ({ code, params, path, label: given = "" }: MessageSubject): string => {
    if (code === "status") return formatStatus(params.status, templates.status);
    if (code === "outcome") return formatOutcome(params.outcome, templates);
    const name = given === "" ? defaultLabel(path, defaultLabels) : label(given);
    if (code === "server") return serverMessage(String(params.detail), [name, given], path === "");
    const formatter = Object.hasOwn(formatters, code) ? formatters[code] : undefined;
    const text = formatter?.(params) ?? templates.unknown;
    return codesWithoutLabel.has(code) ? text : name + colon + text;
  };

  return Object.freeze({ locale, translate, label });
}

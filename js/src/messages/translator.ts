import type { Catalogue, MessageSubject, Messages } from "../types/messages.js";
import { labelOf, sentenceOf } from "./english.js";

/** What an endpoint needs of a language. */
export type Language = Omit<Catalogue, "locale">;

/** What everything speaks unless it is told otherwise. */
export const english: Language = {
  translate: ({ code, params, path, label }) => sentenceOf(code, params, { path, label }),
  label: (label) => label,
};

/** The language that somebody asked for. Throws a TypeError for what is none. */
export function languageOf(messages: Messages): Language {
  if (typeof messages === "function") {
    const translate = (subject: MessageSubject): string => {
      const sentence = messages(subject, labelOf(subject));
      return typeof sentence === "string" ? sentence : english.translate(subject);
    };
    return { translate, label: english.label };
  }
  if (typeof messages?.translate !== "function" || typeof messages.label !== "function") {
    throw new TypeError('The option "messages" must be a catalogue or a function.');
  }
  return messages;
}

/** The sentence for what a server answered with; 0 stands for no answer. */
export function statusMessage(status: number, language: Language = english): string {
  return language.translate({ path: "", code: "status", params: { status } });
}

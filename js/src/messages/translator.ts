import type { Catalogue, MessageSubject, Messages } from "../types/messages.js";
import { englishMessage, labelOf } from "./english.js";

/** What an endpoint needs of a language. */
export type Translator = Omit<Catalogue, "locale">;

/** What everything speaks unless it is told otherwise. */
export const english: Translator = {
  translate: ({ code, params, path, label }) => englishMessage(code, params, { path, label }),
  label: (label) => label,
};

/** The language that somebody asked for. Throws a TypeError for what is none. */
export function translatorOf(messages: Messages): Translator {
  if (typeof messages === "function") {
    const translate = (subject: MessageSubject): string => {
      const message = messages(subject, labelOf(subject));
      return typeof message === "string" ? message : english.translate(subject);
    };
    return { translate, label: english.label };
  }
  if (typeof messages?.translate !== "function" || typeof messages.label !== "function") {
    throw new TypeError('The option "messages" must be a catalogue or a function.');
  }
  return messages;
}

/** The sentence for what a server answered with; 0 stands for no answer. */
export function statusMessage(status: number, translator: Translator = english): string {
  return translator.translate({ path: "", code: "status", params: { status } });
}

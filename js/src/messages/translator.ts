import type { Catalogue, MessageSubject, Messages } from "../types/messages.js";
import { englishMessage, labelOf } from "./english.js";

/** The functions of a language that an endpoint uses. */
export type Translator = Omit<Catalogue, "locale">;

/** The default language. */
export const english: Translator = {
  translate: ({ code, params, path, label }) => englishMessage(code, params, { path, label }),
  label: (label) => label,
};

/**
 * Returns the language of the option `messages`.
 *
 * @throws `TypeError` if it is neither a catalogue nor a function.
 */
export function translatorOf(messages: Messages): Translator {
  if (typeof messages === "function") {
    const translate = (subject: MessageSubject): string => {
      const message = messages(subject, labelOf(subject));
      return typeof message === "string" ? message : english.translate(subject);
    };
    return { translate, label: english.label };
  }
  if (typeof messages?.translate !== "function" || typeof messages.label !== "function") {
    throw new TypeError(
      'The option "messages" must be a function, or a catalogue such as `de` of "resume-patch/messages/de".',
    );
  }
  return messages;
}

/**
 * Returns the message of a status.
 *
 * @param status - The HTTP status; 0 for no response.
 */
export function statusMessage(status: number, translator: Translator = english): string {
  return translator.translate({ path: "", code: "status", params: { status } });
}

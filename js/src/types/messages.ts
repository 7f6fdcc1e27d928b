/** The subject of a message: an issue, a status of a server (code `status`), or the result of a request (code `outcome`). */
export interface MessageSubject {
  /** JSON Pointer to the value that the user has to correct; `""` is the whole document. */
  readonly path: string;
  readonly code: string;
  /**
   * The values that the message contains. They are `{ status: 503 }` for the code `status`, with 0 for a missing response, and
   * `{ outcome: "sent" }` for the code `outcome`.
   */
  readonly params: Readonly<Record<string, unknown>>;
  /** The title of the place in the API document. */
  readonly label?: string | undefined;
}

/**
 * Makes the message of an issue in a custom language.
 *
 * @param subject - The issue, status or outcome.
 * @param label - The name of the place, for the user.
 * @returns The message, or undefined to keep the English one.
 */
export type MessageFunction = (subject: MessageSubject, label: string) => string | undefined;

/** The messages of one language, such as the export of `resume-patch/messages/de`. */
export interface Catalogue {
  /** The language as a BCP 47 tag: `de`. */
  readonly locale: string;
  /**
   * Returns the message of an issue. It ignores the issue's own `message`.
   *
   * @param subject - An issue, status or outcome.
   */
  translate(subject: MessageSubject): string;
  /**
   * Translates a title of the API document. It returns an unknown title unchanged.
   *
   * @param label - A title such as "Company name".
   */
  label(label: string): string;
}

/** The language of messages: a catalogue, or a function. */
export type Messages = Catalogue | MessageFunction;

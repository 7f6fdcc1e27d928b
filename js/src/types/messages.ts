/**
 * What a sentence is made for: an issue, the answer of a server, which has the code `status`, or what became of a
 * request, which has the code `outcome`.
 */
export interface MessageSubject {
  /** JSON Pointer to where the person has to act, "" for the whole document. */
  readonly path: string;
  readonly code: string;
  /**
   * What the sentence tells of; for the code `status` this is `{ status: 503 }`, 0 when no answer came, and for the
   * code `outcome` `{ outcome: "sent" }`.
   */
  readonly params: Readonly<Record<string, unknown>>;
  /** What the API document calls the place. */
  readonly label?: string | undefined;
}

/**
 * Makes the sentence for an issue in a language of one's own; `label` is what to call the place. With undefined
 * the issue keeps its English sentence.
 */
export type MessageFunction = (subject: MessageSubject, label: string) => string | undefined;

/** The sentences of one language: what `resume-patch/messages/de` and its like export. */
export interface Catalogue {
  /** The language, as a BCP 47 tag: "de". */
  readonly locale: string;
  /** The sentence for an issue, whatever language its `message` is in. */
  translate(subject: MessageSubject): string;
  /** What the API document calls a place, in this language; as it was given when there is no word for it. */
  label(label: string): string;
}

/** The language that issues speak. */
export type Messages = Catalogue | MessageFunction;

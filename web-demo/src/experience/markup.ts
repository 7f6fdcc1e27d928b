// Splits HTML into texts and tags. It takes time in proportion to the length, whatever the HTML.

/** A part of HTML: text, or a tag with its attributes as they are written. */
export type MarkupPart =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "tag"; readonly slash: string; readonly name: string; readonly attributes: string };

/** Elements whose content is no markup, or is shown as something else. They are skipped with their content. */
const SKIPPED = /^(?:script|style|template|title|textarea|iframe|svg|math)$/u;

const TAG = /<(\/?)([a-z][a-z0-9]*)(?=[\s/>])/iuy;

class MarkupReader {
  readonly parts: MarkupPart[] = [];
  readonly #html: string;
  readonly #lowerCase: string;
  /** Quotes that do not occur in the rest of the text. */
  readonly #missing = new Set<string>();

  constructor(html: string) {
    this.#html = html;
    this.#lowerCase = html.replace(/[A-Z]/gu, (letter) => letter.toLowerCase()); // keeps every position
  }

  read(): MarkupPart[] {
    let at = 0;
    for (let open = this.#html.indexOf("<"); open >= 0; open = this.#html.indexOf("<", at)) {
      this.#addText(at, open);
      at = this.#readAfter(open);
    }
    this.#addText(at, this.#html.length);
    return this.parts;
  }

  #addText(start: number, end: number): void {
    if (end > start) this.parts.push({ kind: "text", text: this.#html.slice(start, end) });
  }

  /** Reads what starts with "<" and returns the position after it. */
  #readAfter(open: number): number {
    if (this.#html.startsWith("<!--", open)) return this.#after("-->", open);
    TAG.lastIndex = open;
    const [found, slash = "", tag = ""] = TAG.exec(this.#html) ?? [];
    if (found === undefined) {
      this.#addText(open, open + 1);
      return open + 1;
    }
    const start = open + found.length;
    const close = this.#endOfTag(start);
    // A tag that never ends is text, with everything after it.
    if (close < 0) {
      this.#addText(open, this.#html.length);
      return this.#html.length;
    }
    const name = tag.toLowerCase();
    if (SKIPPED.test(name)) return slash === "" ? this.#after(`</${name}`, close) : close + 1;
    const attributes = this.#html.slice(start, close).replace(/\/$/u, "");
    this.parts.push({ kind: "tag", slash, name, attributes });
    return close + 1;
  }

  /** Returns the position after a text, or the end. A closing tag's own ">" is included. */
  #after(text: string, from: number): number {
    const found = this.#lowerCase.indexOf(text, from);
    if (found < 0) return this.#html.length;
    if (text === "-->") return found + text.length;
    const close = this.#html.indexOf(">", found);
    return close < 0 ? this.#html.length : close + 1;
  }

  /** Returns the position of the ">" outside of quotes; -1 if there is none. */
  #endOfTag(start: number): number {
    for (let at = start; at < this.#html.length; at++) {
      const character = this.#html.charAt(at);
      if (character === ">") return at;
      if (character === '"' || character === "'") at = this.#endOfQuote(character, at);
    }
    return -1;
  }

  /** Returns the position of the closing quote. A quote without one is an ordinary character. */
  #endOfQuote(quote: string, at: number): number {
    if (this.#missing.has(quote)) return at;
    const end = this.#html.indexOf(quote, at + 1);
    if (end >= 0) return end;
    this.#missing.add(quote);
    return at;
  }
}

/** Splits HTML into texts and tags, without comments and without elements that are not shown as text. */
export function readMarkup(html: string): MarkupPart[] {
  return new MarkupReader(html).read();
}

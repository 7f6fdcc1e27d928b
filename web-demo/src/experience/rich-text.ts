import DOMPurify from "dompurify";

const BLOCKS = ["p", "br", "ul", "ol", "li", "blockquote", "hr", "div", "h1", "h2", "h3", "h4"];
const INLINE = ["b", "strong", "i", "em", "u", "s", "sub", "sup", "code", "a", "span"];
const TAGS = new Set([...BLOCKS, ...INLINE]);

const MARKUP = new RegExp(
  [
    "<!--[^]*?(?:-->|$)",
    "<(script|style|template|title|textarea|iframe|svg|math)\\b[^]*?(?:</\\1\\s*>|$)",
    "<(/?)([a-z][a-z0-9]*)((?:\\s(?:\"[^\"]*\"|'[^']*'|[^\"'>])*)?)/?>",
    "<",
  ].join("|"),
  "giu",
);
const HREF = /\shref\s*=\s*("[^"]*"|'[^']*'|[^\s"'>]+)/iu;

/** A person's HTML as prose: text, paragraphs, lists, emphasis and links, without script, style or picture. */
export function sanitizedHtml(html: string): DocumentFragment {
  const clean = DOMPurify.sanitize(withoutAttributes(html), {
    ALLOWED_TAGS: [...TAGS, "#text"],
    ALLOWED_ATTR: ["href"],
    RETURN_DOM_FRAGMENT: true,
  });
  for (const link of clean.querySelectorAll("a[href]")) {
    link.setAttribute("target", "_blank");
    link.setAttribute("rel", "noopener noreferrer");
  }
  return clean;
}

/** What is left of a piece of HTML when it is read aloud, in one line. */
export function plainTextOf(html: string): string {
  const prose = sanitizedHtml(html);
  for (const block of prose.querySelectorAll(BLOCKS.join())) block.after(" ");
  return (prose.textContent ?? "").replace(/\s+/gu, " ").trim();
}

/** Two pieces of HTML to be compared: as they read, or as they are written where only the markup differs. */
export function comparableTexts(one: string, other: string): [one: string, other: string] {
  const texts: [string, string] = [plainTextOf(one), plainTextOf(other)];
  return texts[0] === texts[1] ? [one, other] : texts;
}

/**
 * Leaves only known tags, bare but for a link's address. A browser reports a style attribute or an event handler
 * to the page's policy as soon as HTML is parsed, even where nothing of it is ever shown; DOMPurify comes too
 * late for that. It stays what keeps the page safe: this only keeps it quiet.
 */
function withoutAttributes(html: string): string {
  return html.replace(MARKUP, (found, _raw, slash?: string, tag?: string, attributes?: string) => {
    if (found === "<") return "&lt;";
    const name = tag?.toLowerCase() ?? "";
    if (!TAGS.has(name)) return "";
    const href = name === "a" ? (HREF.exec(attributes ?? "")?.[0] ?? "") : "";
    return `<${slash}${name}${href}>`;
  });
}

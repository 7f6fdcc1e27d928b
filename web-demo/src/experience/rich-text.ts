import DOMPurify from "dompurify";
import { allowsMarkup, policy } from "../app/trusted-types";
import { readMarkup } from "./markup";

const BLOCKS = ["p", "br", "ul", "ol", "li", "blockquote", "hr", "div", "h1", "h2", "h3", "h4"];
const INLINE = ["b", "strong", "i", "em", "u", "s", "sub", "sup", "code", "a", "span"];
const TAGS = new Set([...BLOCKS, ...INLINE]);

const HREF = /\shref\s*=\s*("[^"]*"|'[^']*'|[^\s"'>]+)/iu;

/** Returns HTML reduced to text, paragraphs, lists, emphasis and links. */
export function sanitizedHtml(html: string): DocumentFragment {
  if (!allowsMarkup) return textOnly(html);
  const clean = DOMPurify.sanitize(withoutAttributes(html), {
    ALLOWED_TAGS: [...TAGS, "#text"],
    ALLOWED_ATTR: ["href"],
    RETURN_DOM_FRAGMENT: true,
    ...(policy && { TRUSTED_TYPES_POLICY: policy as never }),
  });
  for (const link of clean.querySelectorAll("a[href]")) {
    link.setAttribute("target", "_blank");
    link.setAttribute("rel", "noopener noreferrer");
  }
  return clean;
}

/** Returns the text of HTML in one line. */
export function plainTextOf(html: string): string {
  const prose = sanitizedHtml(html);
  for (const block of prose.querySelectorAll(BLOCKS.join())) block.after(" ");
  return (prose.textContent ?? "").replace(/\s+/gu, " ").trim();
}

/** Returns two texts to compare: the plain texts, or the HTML when only the markup differs. */
export function comparableTexts(one: string, other: string): [one: string, other: string] {
  const texts: [string, string] = [plainTextOf(one), plainTextOf(other)];
  return texts[0] === texts[1] ? [one, other] : texts;
}

/**
 * Removes unknown tags and all attributes but a link's address. Browsers report style attributes and event
 * handlers to the page's content security policy while parsing HTML, before DOMPurify runs. DOMPurify
 * provides the safety; this only avoids the reports.
 */
function withoutAttributes(html: string): string {
  const kept = readMarkup(html).map((part) => {
    if (part.kind === "text") return part.text.replaceAll("<", "&lt;");
    const { slash, name, attributes } = part;
    if (!TAGS.has(name)) return "";
    const href = name === "a" ? (HREF.exec(attributes)?.[0] ?? "") : "";
    return `<${slash}${name}${href}>`;
  });
  return kept.join("");
}

/** Returns the text of HTML with a line break for each block, where the browser lets the page parse no markup. */
function textOnly(html: string): DocumentFragment {
  const text = readMarkup(html).map((part) =>
    part.kind === "text" ? part.text : BLOCKS.includes(part.name) ? "\n" : "",
  );
  const fragment = document.createDocumentFragment();
  fragment.append(text.join("").trim());
  return fragment;
}

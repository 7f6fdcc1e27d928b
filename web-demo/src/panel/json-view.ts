import { element } from "../app/element";

const TOKEN = /"(?:[^"\\]|\\.)*"|[{}[\],:]|\s+|[^\s{}[\],:"]+/gu;

/**
 * Formats JSON by style alone: lines are blocks and indents are paddings. The text content stays exactly the
 * given JSON.
 */
export function jsonView(json: string): DocumentFragment {
  const view = document.createDocumentFragment();
  const tokens = json.match(TOKEN) ?? [];
  let depth = 0;
  let line = newLine(view, depth);
  tokens.forEach((token, index) => {
    const next = tokens[index + 1];
    if (token === "}" || token === "]") {
      depth -= 1;
      if (!isOpening(tokens[index - 1])) line = newLine(view, depth);
    }
    line.append(element("span", { class: `json-${kindOf(token, next)}` }, token));
    if (isOpening(token)) depth += 1;
    const endsLine = token === "," || (isOpening(token) && next !== "}" && next !== "]");
    if (endsLine) line = newLine(view, depth);
  });
  return view;
}

function newLine(view: DocumentFragment, depth: number): HTMLElement {
  const line = element("span", { class: "json-line" });
  line.style.setProperty("--depth", String(depth));
  view.append(line);
  return line;
}

const isOpening = (token: string | undefined): boolean => token === "{" || token === "[";

function kindOf(token: string, next: string | undefined): string {
  if (token.startsWith('"')) return next === ":" ? "name" : "string";
  if (token === ":") return "colon";
  return /^[{}[\],]$/u.test(token) ? "mark" : "scalar";
}

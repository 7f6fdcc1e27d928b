import { element } from "../app/element";
import { makeRovingToolbar } from "../app/roving-tabindex";

interface Markup {
  readonly label: string;
  /** Returns the selected text and the tags around it; the text stays selected. */
  readonly tagsFor: (text: string) => readonly [before: string, inner: string, after: string];
}

const MARKUPS: readonly Markup[] = [
  { label: "Bold", tagsFor: (text) => ["<strong>", text, "</strong>"] },
  { label: "Paragraph", tagsFor: (text) => ["<p>", text, "</p>"] },
  {
    label: "List",
    tagsFor: (text) => [
      "<ul><li>",
      text
        .trim()
        .split(/\s*\n\s*/u)
        .join("</li><li>"),
      "</li></ul>",
    ],
  },
];

/** Returns a hint and a toolbar whose buttons write tags around the selected text. */
export function markupBar(control: HTMLTextAreaElement, name: string): HTMLElement {
  const hintId = `${control.id}-hint`;
  control.setAttribute("aria-describedby", hintId);
  const buttons = MARKUPS.map(({ label, tagsFor }) => {
    const button = element("button", { type: "button", class: "quiet-button markup-button" }, label);
    button.setAttribute("aria-controls", control.id);
    button.addEventListener("click", () => wrap(control, tagsFor));
    return button;
  });
  const toolbar = element("div", { class: "markup-buttons", "aria-label": `Format ${name}` }, ...buttons);
  makeRovingToolbar(toolbar, buttons);
  const hint = "Select text and use the buttons for bold, a paragraph or a list. The preview is below.";
  return element("div", { class: "markup-bar" }, element("p", { id: hintId }, hint), toolbar);
}

/** Writes tags around the selection, as if they had been typed. */
function wrap(control: HTMLTextAreaElement, tagsFor: Markup["tagsFor"]): void {
  const { selectionStart: start, selectionEnd: end, value } = control;
  const [before, inner, after] = tagsFor(value.slice(start, end));
  control.focus();
  control.setRangeText(before + inner + after, start, end);
  control.setSelectionRange(start + before.length, start + before.length + inner.length);
  control.dispatchEvent(new InputEvent("input", { bubbles: true, inputType: "insertReplacementText" }));
}

import { element } from "../app/element";
import type { Change, Ignored } from "../library";
import { WHY_IGNORED } from "../panel/ignored";
import { textSides } from "../panel/text-sides";
import { valueAt } from "./document";
import type { ResumeFields } from "./fields";
import { formOrder, isListItem } from "./form-order";
import { formatValue } from "./format-value";
import { labelOfPath, labelText, type PathLabel } from "./path-label";
import { valueCard } from "./value-card";

export interface ChangesHandlers {
  /** Reverts a change to the server's version. */
  readonly revert: (change: Change) => void;
  readonly goTo: (path: string) => void;
}

/** The two versions that changes lie between. */
export interface Versions {
  readonly fields: ResumeFields;
  readonly before: unknown;
  readonly after: unknown;
}

const REVERT_LABELS: Readonly<Record<Change["kind"], string>> = {
  add: "Remove",
  remove: "Put back",
  move: "Put back",
  replace: "Put back",
};

/** Lists the edits with both versions side by side. */
export class Comparison {
  constructor(private readonly handlers: ChangesHandlers) {}

  listOf(changes: readonly Change[], ignored: readonly Ignored[], versions: Versions): HTMLElement {
    const heads = element(
      "div",
      { class: "sides sides-head", "aria-hidden": "true" },
      element("span", {}, "Before"),
      element("span", {}, "After"),
    );
    const sorted = changes.toSorted((one, other) => formOrder(one.path) - formOrder(other.path));
    return element(
      "div",
      { class: "comparison" },
      changes.length === 0 ? null : heads,
      element(
        "ul",
        { class: "change-list" },
        ...sorted.map((change) => this.#entry(change, versions)),
        ...ignored.map((item) => ignoredEntry(item, versions)),
      ),
    );
  }

  #entry(change: Change, versions: Versions): HTMLElement {
    const isRemoval = change.kind === "remove";
    const name = labelOfPath(versions.fields, change.path, isRemoval ? versions.before : versions.after);
    const back = element("button", { type: "button", class: "link-button" }, REVERT_LABELS[change.kind]);
    back.setAttribute("aria-label", `${REVERT_LABELS[change.kind]}: ${labelText(name)}`);
    back.addEventListener("click", () => this.handlers.revert(change));
    return element(
      "li",
      { class: `change change-${change.kind}`, "data-change-for": change.path, "data-kind": change.kind },
      element("div", { class: "change-head" }, titleOf(name, change, this.handlers.goTo), back),
      sidesOf(change, versions),
    );
  }
}

function titleOf(name: PathLabel, change: Change, goTo: (path: string) => void): HTMLElement {
  const heading = element("h3", {});
  if (change.kind === "remove") heading.append(name.label);
  else {
    const link = element("a", { href: "#resume-form" }, name.label);
    link.addEventListener("click", (event) => {
      event.preventDefault();
      goTo(change.path);
    });
    heading.append(link);
  }
  if (name.context !== "")
    heading.append(element("span", { class: "change-where", dir: "auto" }, name.context));
  return heading;
}

/** Returns both sides of a change; also used for other people's changes. */
export function sidesOf(change: Change, { fields, before, after }: Versions): HTMLElement {
  const field = fields.at(change.path);
  if (change.kind === "move") {
    const position = (path: string, resume: unknown): Node[] => [positionText(path, resume)];
    return sides(position(change.from ?? change.path, before), position(change.path, after));
  }
  const texts = [change.before, change.after];
  if (
    change.kind === "replace" &&
    texts.every((text) => typeof text === "string" && text !== "") &&
    !field?.options
  ) {
    const isDate = field?.input === "date";
    const [one = "", other = ""] = texts.map((text) =>
      isDate ? (formatValue(field, text) ?? "") : String(text),
    );
    const parts = textSides(one, other, isDate ? undefined : change.ranges);
    return sides(parts.before, parts.after);
  }
  const isItem = isListItem(fields, change.path);
  return sides(
    [valueCard(field, change.before, "del", isItem && change.kind === "add" ? "not in the list" : "empty")],
    [valueCard(field, change.after, "ins", isItem && change.kind === "remove" ? "removed" : "empty")],
  );
}

function sides(before: readonly (Node | string)[], after: readonly (Node | string)[]): HTMLElement {
  return element(
    "div",
    { class: "sides" },
    side("side-before", "Before: ", before),
    side("side-after", "After: ", after),
  );
}

function side(className: string, label: string, content: readonly (Node | string)[]): HTMLElement {
  const name = element("span", { class: "side-name visually-hidden" }, label);
  return element("div", { class: `side ${className}`, dir: "auto" }, name, ...content);
}

function positionText(path: string, resume: unknown): HTMLElement {
  const steps = path.split("/");
  const list = valueAt(resume, steps.slice(0, -1).join("/"));
  const count = Array.isArray(list) ? list.length : 0;
  return element("span", { class: "position" }, `Position ${Number(steps.at(-1)) + 1} of ${count}`);
}

function ignoredEntry(item: Ignored, { fields, before, after }: Versions): HTMLElement {
  const name = labelOfPath(fields, item.path, valueAt(after, item.path) === undefined ? before : after);
  return element(
    "li",
    { class: "change change-ignored" },
    element("h3", {}, labelText(name)),
    element("p", {}, `Cannot be saved: ${WHY_IGNORED[item.reason]}.`),
  );
}

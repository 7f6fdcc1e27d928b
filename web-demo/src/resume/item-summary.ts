import { isObject, memberOf, valueAt } from "./document";

/** The texts of a closed list item. */
export interface Summary {
  readonly title: string;
  readonly details: readonly string[];
}

const SUMMARIES: Readonly<Record<string, (item: unknown) => Summary>> = {
  workExperience: (item) => ({
    title: textAt(item, "/jobTitle"),
    details: [textAt(item, "/organization"), periodOf(item, "/dates/endDate")],
  }),
  education: (item) => ({
    title: textAt(item, "/accreditation/education"),
    details: [textAt(item, "/organization"), periodOf(item, "/dates/completionDate")],
  }),
  skills: (item) => ({ title: textAt(item, "/name"), details: [spanOf(item), lastUse(item)] }),
  referees: (item) => ({
    title: textAt(item, "/name"),
    details: [textAt(item, "/position"), textAt(item, "/email")],
  }),
  phoneNumberDetails: (item) => ({
    title: textAt(item, "/formattedNumber") || textAt(item, "/rawText"),
    details: [textAt(item, "/countryCode")],
  }),
};

/** Summarizes a list item. The title is never empty. */
export function summaryOf(listName: string, item: unknown, noun: string): Summary {
  const { title, details } = (SUMMARIES[listName] ?? plainSummary)(item);
  const shown = details.filter((detail) => detail !== "");
  if (title !== "") return { title, details: shown };
  const [first = `Untitled ${noun}`, ...rest] = shown;
  return { title: first, details: rest };
}

/** Summarizes a list item in one line: "Senior Developer, Acme, 2019 – 2021". */
export function summaryLine(listName: string, item: unknown, noun: string): string {
  const { title, details } = summaryOf(listName, item, noun);
  return [title, ...details].join(", ");
}

function plainSummary(item: unknown): Summary {
  if (!isObject(item)) return { title: String(item ?? ""), details: [] };
  const texts = Object.values(item).filter((value) => typeof value === "string" && value !== "");
  return { title: String(texts[0] ?? ""), details: [] };
}

function textAt(item: unknown, pointer: string): string {
  const value = valueAt(item, pointer);
  return typeof value === "string" ? value.trim() : "";
}

const yearAt = (item: unknown, pointer: string): string =>
  /^\d{4}(?=-)/u.exec(textAt(item, pointer))?.[0] ?? "";

function periodOf(item: unknown, endPointer: string): string {
  const start = yearAt(item, "/dates/startDate");
  const end = memberOf(memberOf(item, "dates"), "isCurrent") === true ? "now" : yearAt(item, endPointer);
  if (start === end) return start;
  return [start, end].filter((part) => part !== "").join(" – ");
}

function spanOf(item: unknown): string {
  const months = memberOf(item, "numberOfMonths");
  if (typeof months !== "number" || months <= 0) return "";
  if (months < 24) return months === 1 ? "1 month" : `${months} months`;
  return `${Math.round(months / 12)} years`;
}

function lastUse(item: unknown): string {
  const year = yearAt(item, "/lastUsed");
  return year === "" ? "" : `last used ${year}`;
}

// What the server works out by itself. It is told beside the fields, and cannot be edited.
import { memberOf, valueAt } from "./document";
import { capitalized } from "./words";

export interface Fact {
  readonly label: string;
  readonly text: string;
  /** Where the text leads. */
  readonly href?: string;
}

/** `stored` is the object as the server has it: what was worked out from something else no longer holds. */
type Reader = (item: unknown, stored: unknown) => Fact | null;

const FACTS: Readonly<Record<string, readonly Reader[]>> = {
  "": [
    textFact("Profession", "/profession"),
    linkFact("LinkedIn", "/linkedin"),
    placeFact("Found on the map as"),
  ],
  "/workExperience/*": [
    textFact("Industry", "/industry"),
    textFact("Occupation", "/socName"),
    placeFact("Found on the map as"),
  ],
  "/education/*": [textFact("Level", "/accreditation/educationLevel"), placeFact("Found on the map as")],
  "/skills/*": [textFact("Kind", "/type"), mentions],
};

/** What the server says of an object; `path` is the one of its field, "" for the resume. */
export function factsOf(path: string, item: unknown, stored: unknown): Fact[] {
  return (FACTS[path] ?? []).map((read) => read(item, stored)).filter((fact) => fact !== null);
}

function textFact(label: string, pointer: string): Reader {
  return (item) => {
    const text = valueAt(item, pointer);
    return typeof text === "string" && text.trim() !== "" ? { label, text: capitalized(plain(text)) } : null;
  };
}

/** A code such as hard_skill in words. */
const plain = (text: string): string =>
  /^[a-z]+(?:_[a-z]+)*$/u.test(text) ? text.replaceAll("_", " ") : text;

function linkFact(label: string, pointer: string): Reader {
  return (item) => {
    const href = valueAt(item, pointer);
    if (typeof href !== "string" || !/^https?:\/\//u.test(href) || !URL.canParse(href)) return null;
    return { label, href, text: href.replace(/^https?:\/\/(?:www\.)?/u, "") };
  };
}

function placeFact(label: string): Reader {
  return (item, stored) => {
    const found = valueAt(item, "/location/formatted");
    const written = valueAt(item, "/location/rawInput");
    if (typeof found !== "string" || found === written) return null;
    return written === valueAt(stored, "/location/rawInput") ? { label, text: found } : null;
  };
}

function mentions(item: unknown): Fact | null {
  const count = memberOf(item, "count");
  if (typeof count !== "number" || count < 1) return null;
  return { label: "Mentioned", text: count === 1 ? "once" : `${count} times` };
}

// Values that the server derives. They are shown beside the fields and cannot be edited.
import { valueAt } from "./document";
import type { ResumeFields } from "./fields";
import { capitalized } from "./format-value";

export interface DerivedValue {
  readonly label: string;
  readonly text: string;
  /** The target of the link. */
  readonly href?: string;
}

/** An object in the form and on the server. A derived value is outdated once its source was edited. */
interface Source {
  readonly item: unknown;
  readonly stored: unknown;
  /** Returns the API's label of a member. */
  readonly labelOf: (pointer: string) => string;
}

type Reader = (source: Source) => DerivedValue | null;

const READERS: Readonly<Record<string, readonly Reader[]>> = {
  "": [derivedText("/profession"), derivedLink("/linkedin"), mapLocation],
  "/workExperience/*": [derivedText("/industry"), derivedText("/socName"), mapLocation],
  "/education/*": [derivedText("/accreditation/educationLevel"), mapLocation],
  "/skills/*": [derivedText("/type"), derivedCount("/count")],
};

/**
 * Returns the derived values of an object.
 * @param path The path of its field; "" for the resume.
 */
export function derivedValuesOf(
  fields: ResumeFields,
  path: string,
  item: unknown,
  stored: unknown,
): DerivedValue[] {
  const labelOf = (pointer: string): string => fields.labelAt(`${path}${pointer}`);
  return (READERS[path] ?? []).map((read) => read({ item, stored, labelOf })).filter((fact) => fact !== null);
}

function derivedText(pointer: string): Reader {
  return ({ item, labelOf }) => {
    const text = valueAt(item, pointer);
    if (typeof text !== "string" || text.trim() === "") return null;
    return { label: labelOf(pointer), text: capitalized(codeToText(text)) };
  };
}

/** Turns a code such as hard_skill into words. */
function codeToText(text: string): string {
  return /^[a-z]+(?:_[a-z]+)*$/u.test(text) ? text.replaceAll("_", " ") : text;
}

function derivedLink(pointer: string): Reader {
  return ({ item, labelOf }) => {
    const href = valueAt(item, pointer);
    if (typeof href !== "string" || !/^https?:\/\//u.test(href) || !URL.canParse(href)) return null;
    return { label: labelOf(pointer), href, text: href.replace(/^https?:\/\/(?:www\.)?/u, "") };
  };
}

function mapLocation({ item, stored }: Source): DerivedValue | null {
  const found = valueAt(item, "/location/formatted");
  const written = valueAt(item, "/location/rawInput");
  if (typeof found !== "string" || found === written) return null;
  const isOutdated = written !== valueAt(stored, "/location/rawInput");
  return isOutdated ? null : { label: "Map location", text: found };
}

function derivedCount(pointer: string): Reader {
  return ({ item, labelOf }) => {
    const count = valueAt(item, pointer);
    return typeof count === "number" && count > 0 ? { label: labelOf(pointer), text: String(count) } : null;
  };
}

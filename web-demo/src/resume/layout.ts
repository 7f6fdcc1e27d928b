// The layout of the resume. Labels and limits come from the endpoint.

/** The fields of an object in rows. A name may lead into a nested object, as "dates/startDate" does. */
export type Rows = readonly (readonly string[])[];

export interface Section {
  readonly id: string;
  readonly title: string;
  /** Fields of the resume. */
  readonly rows?: Rows;
  /** Lists of the resume. */
  readonly lists?: readonly string[];
}

export const SECTIONS: readonly Section[] = [
  {
    id: "about",
    title: "About you",
    rows: [
      ["name/title", "name/first", "name/middle", "name/last"],
      ["name/raw"],
      ["location", "dateOfBirth", "totalYearsExperience"],
    ],
  },
  { id: "contact", title: "Contact", lists: ["emails", "phoneNumbers", "websites"] },
  { id: "profile", title: "Profile", rows: [["summary"], ["objective"]] },
  { id: "work", title: "Work experience", lists: ["workExperience"] },
  { id: "education", title: "Education", lists: ["education"] },
  { id: "skills", title: "Skills", lists: ["skills"] },
  { id: "languages", title: "Languages", lists: ["languages"] },
  { id: "certifications", title: "Certifications", lists: ["certifications"] },
  { id: "publications", title: "Publications", lists: ["publications"] },
  { id: "referees", title: "Referees", lists: ["referees"] },
];

/** Rows by the path of the object's field. */
const ROWS: Readonly<Record<string, Rows>> = {
  "/workExperience/*": [
    ["jobTitle", "organization"],
    ["dates/startDate", "dates/endDate", "dates/isCurrent"],
    ["location"],
    ["jobDescription"],
    ["dates/monthsInPosition", "dates/rawText"],
  ],
  "/education/*": [
    ["accreditation", "organization"],
    ["dates/startDate", "dates/completionDate", "dates/isCurrent"],
    ["location"],
    ["grade/raw", "grade/metric", "grade/value"],
    ["dates/rawText"],
  ],
  "/skills/*": [["name"], ["numberOfMonths", "lastUsed"]],
  "/referees/*": [["name", "position"], ["email", "number"], ["text"]],
  "/phoneNumberDetails/*": [
    ["rawText", "formattedNumber"],
    ["countryCode", "internationalCountryCode", "nationalNumber"],
  ],
};

/** Returns the rows of an object; fields that the layout does not place come last, two to a row. */
export function rowsOf(path: string, names: readonly string[]): Rows {
  const rows = ROWS[path] ?? [];
  const placed = new Set(rows.flat());
  const rest = names.filter((name) => !placed.has(name));
  const pairs = rest.flatMap((_, index) => (index % 2 === 0 ? [rest.slice(index, index + 2)] : []));
  return [...rows.map((row) => row.filter((name) => names.includes(name))), ...pairs].filter(
    (row) => row.length > 0,
  );
}

/** The name of a list's items, and where a new one is inserted. */
export interface ListKind {
  readonly noun: string;
  /** True when new items are inserted at the top. */
  readonly newestFirst?: boolean;
}

const KINDS: Readonly<Record<string, ListKind>> = {
  workExperience: { noun: "job", newestFirst: true },
  education: { noun: "school", newestFirst: true },
  skills: { noun: "skill" },
  languages: { noun: "language" },
  emails: { noun: "email address" },
  phoneNumbers: { noun: "phone number" },
  phoneNumberDetails: { noun: "phone number" },
  websites: { noun: "website" },
  certifications: { noun: "certification" },
  publications: { noun: "publication" },
  referees: { noun: "referee" },
};

export const kindOf = (listName: string): ListKind => KINDS[listName] ?? { noun: "entry" };

/** The keyboard that a phone shows, by field. */
export const TEXT_MODES: Readonly<Record<string, "email" | "tel" | "url">> = {
  "/emails/*": "email",
  "/phoneNumbers/*": "tel",
  "/websites/*": "url",
  "/referees/*/email": "email",
  "/referees/*/number": "tel",
};

// How the resume is laid out. What a field is, its label and its bounds come from the endpoint.

/** The fields of an object in rows; a name may lead into an object inside, as "dates/startDate" does. */
export type Rows = readonly (readonly string[])[];

export interface Section {
  readonly id: string;
  readonly title: string;
  /** Fields of the resume itself. */
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

/** Of each kind of object, by its path in the fields. */
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

/** The rows of a kind of object; fields without a place in them come last, two to a row. */
export function rowsOf(path: string, names: readonly string[]): Rows {
  const rows = ROWS[path] ?? [];
  const placed = new Set(rows.flat());
  const rest = names.filter((name) => !placed.has(name));
  const pairs = rest.flatMap((_, index) => (index % 2 === 0 ? [rest.slice(index, index + 2)] : []));
  return [...rows.map((row) => row.filter((name) => names.includes(name))), ...pairs].filter(
    (row) => row.length > 0,
  );
}

/** What an item of a list is called in buttons and sentences, and where a new one is put. */
export interface ListKind {
  readonly noun: string;
  /** The newest of some lists comes first. */
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

/** What kind of keyboard a phone offers, and what a browser may fill in by itself. */
export const TEXT_MODES: Readonly<Record<string, "email" | "tel" | "url">> = {
  "/emails/*": "email",
  "/phoneNumbers/*": "tel",
  "/websites/*": "url",
  "/referees/*/email": "email",
  "/referees/*/number": "tel",
};

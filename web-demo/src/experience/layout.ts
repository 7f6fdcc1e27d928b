/** The layout of the form. Labels and limits come from the endpoint. */
export interface Group {
  readonly title: string;
  readonly rows: readonly (readonly string[])[];
}

export const GROUPS: readonly Group[] = [
  { title: "Role", rows: [["job_title"], ["company_name", "employment_type"]] },
  { title: "Location", rows: [["city", "country"]] },
  {
    title: "Dates",
    rows: [["started_from_month", "started_from_year", "finished_at_month", "finished_at_year"], ["current"]],
  },
  { title: "What you did", rows: [["description"]] },
];

const ORDER = GROUPS.flatMap((group) => group.rows.flat());

/** Compares two properties by their position in the form; others come last. */
export function byFormOrder(one: string, other: string): number {
  const position = (name: string): number => (ORDER.includes(name) ? ORDER.indexOf(name) : ORDER.length);
  return position(one) - position(other);
}

/** Autofill tokens of HTML, by property. */
export const AUTOFILL: Readonly<Record<string, string>> = {
  job_title: "organization-title",
  company_name: "organization",
  city: "address-level2",
  country: "off",
};

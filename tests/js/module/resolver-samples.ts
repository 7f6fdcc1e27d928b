// A stored experience and resume, and a call of the resolver without a form.
import type { FieldValues, ResolverResult } from "react-hook-form";
import { load } from "../../../js/src/index.js";
import type { ResolverSettings } from "../../../js/src/react-hook-form.js";
import { resumePatchResolver } from "../../../js/src/react-hook-form.js";
import type { Endpoint } from "../../../js/src/types/draft.js";
import type { Experience, Resume } from "../../../js/src/types/resources.js";
import response from "../../cases/affinda-example-response.json" with { type: "json" };

const rp = await load();
export const { experience } = rp.letraz;
export const { resume } = rp.affinda;

export const storedResume = response as unknown as Resume;

/** A response: with read-only members, a label instead of a code, and a country as an object. */
export const stored: Partial<Experience> & Record<string, unknown> = {
  id: "7f3c1d52",
  created_at: "2024-01-05T09:30:00Z",
  company_name: "Initech",
  job_title: "Engineer",
  employment_type: "Full Time",
  city: "Utrecht",
  started_from_month: 4,
  started_from_year: 2019,
  current: true,
};

/** Calls the resolver with a form's values and the names of its fields. */
export function resolve<Read, Write>(
  endpoint: Endpoint<Read, Write>,
  values: FieldValues,
  { names = Object.keys(values), settings = {}, ...options }: Partial<Asked<Read, Write>> = {},
): ResolverResult<FieldValues, Write> {
  const resolver = resumePatchResolver(endpoint, settings);
  const result = resolver(values, undefined, {
    fields: {},
    names,
    shouldUseNativeValidation: false,
    ...options,
  });
  if (result instanceof Promise) throw new Error("The resolver answers at once.");
  return result;
}

interface Asked<Read, Write> {
  readonly names: string[];
  readonly settings: ResolverSettings<Read, Write>;
  readonly fields: Record<string, never>;
  readonly criteriaMode: "all" | "firstError";
  readonly shouldUseNativeValidation: boolean;
}

import { countryName } from "../experience/countries";
import type { Experience, ExperienceEndpoint, Issue } from "../library";
import { errorResponse, type FieldErrors } from "./experience-errors";
import { storeExperience } from "./store";

type Values = Record<string, unknown>;

/** Answers a PATCH of one experience as the Letraz server does, and stores what it accepts. */
export async function changeExperience(
  endpoint: ExperienceEndpoint,
  stored: Experience,
  request: Request,
): Promise<Response> {
  const read = await readBody(endpoint, request);
  if (read instanceof Response) return read;
  const values = trimmed(writableOnly(endpoint, read.values));
  const { issues } = endpoint.update(stored, values);
  const errors = errorsByField([...read.issues, ...issues], ownErrors(stored, values));
  if (Object.keys(errors).length > 0) {
    return errorResponse(400, "validation_error", "Some fields were refused.", errors);
  }
  const changed = { ...stored, ...inResponseForm(endpoint, values), updated_at: new Date().toISOString() };
  await storeExperience(changed);
  return Response.json(changed);
}

async function readBody(
  endpoint: ExperienceEndpoint,
  request: Request,
): Promise<{ values: Values; issues: readonly Issue[] } | Response> {
  const type = request.headers.get("Content-Type") ?? "";
  try {
    if (/^(?:application\/x-www-form-urlencoded|multipart\/form-data)\b/u.test(type)) {
      const { value, issues } = endpoint.fromForm(await request.formData());
      return { values: { ...value }, issues };
    }
    const values: unknown = await request.json();
    if (typeof values !== "object" || values === null || Array.isArray(values))
      throw new TypeError("not an object");
    return { values: { ...values }, issues: [] };
  } catch {
    return errorResponse(400, "parse_error", "The body of the request could not be read.");
  }
}

/** Unknown and read-only properties are dropped without a word. */
function writableOnly(endpoint: ExperienceEndpoint, values: Values): Values {
  const names = new Set(endpoint.fields.map((field) => field.name));
  return Object.fromEntries(Object.entries(values).filter(([name]) => names.has(name)));
}

function trimmed(values: Values): Values {
  const trim = (value: unknown): unknown => (typeof value === "string" ? value.trim() : value);
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, trim(value)]));
}

/** What only a server can know: which users, sections and countries there are. */
function ownErrors(stored: Experience, values: Values): FieldErrors {
  const errors: Record<string, readonly string[]> = {};
  const { user, resume_section: section, country } = values;
  if (user !== undefined && user !== stored.user) errors.user = ["There is no such user."];
  if (section !== undefined && section !== stored.resume_section) {
    errors.resume_section = ["This resume has no such section."];
  }
  if (typeof country === "string" && country !== "" && countryName(country) === undefined) {
    errors.country = [`"${country}" is not a valid choice.`];
  }
  return errors;
}

function errorsByField(issues: readonly Issue[], own: FieldErrors): FieldErrors {
  const errors: Record<string, readonly string[]> = { ...own };
  for (const issue of issues.filter(({ severity }) => severity === "error")) {
    const name = issue.path.split("/")[1] ?? "non_field_errors";
    errors[name] = [...(errors[name] ?? []), issue.message];
  }
  return errors;
}

/** A request carries codes; a response carries an employment type's label and a country with its name. */
function inResponseForm(endpoint: ExperienceEndpoint, values: Values): Values {
  const answer = { ...values };
  const options = endpoint.fields.find((field) => field.name === "employment_type")?.options ?? [];
  const chosen = options.find((option) => option.value === values.employment_type);
  if (chosen) answer.employment_type = chosen.label;
  const code = values.country;
  if (typeof code === "string") answer.country = code === "" ? null : { code, name: countryName(code) };
  return answer;
}

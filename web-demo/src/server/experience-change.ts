import { countryName } from "../experience/countries";
import type { Experience, ExperienceEndpoint, Issue } from "../library";
import { errorResponse, type FieldErrors } from "./experience-errors";
import { storeExperience } from "./store";

type Values = Record<string, unknown>;

/** Responds to the PATCH of an experience like Letraz, and stores accepted changes. */
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
    return errorResponse(400, "validation_error", "Some fields are not valid.", errors);
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
    return errorResponse(400, "parse_error", "The request body could not be read.");
  }
}

/** Drops unknown and read-only properties silently. */
function writableOnly(endpoint: ExperienceEndpoint, values: Values): Values {
  const names = new Set(endpoint.fields.map((field) => field.name));
  return Object.fromEntries(Object.entries(values).filter(([name]) => names.has(name)));
}

function trimmed(values: Values): Values {
  const trim = (value: unknown): unknown => (typeof value === "string" ? value.trim() : value);
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, trim(value)]));
}

/** Returns the errors that only a server can find: unknown users, sections and countries. */
function ownErrors(stored: Experience, values: Values): FieldErrors {
  const errors: Record<string, readonly string[]> = {};
  const { user, resume_section: section, country } = values;
  if (user !== undefined && user !== stored.user) errors.user = ["This user does not exist."];
  if (section !== undefined && section !== stored.resume_section) {
    errors.resume_section = ["This section does not exist in the resume."];
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

/** Converts codes to the form of a response: an employment type's label, a country with its name. */
function inResponseForm(endpoint: ExperienceEndpoint, values: Values): Values {
  const response = { ...values };
  const options = endpoint.fields.find((field) => field.name === "employment_type")?.options ?? [];
  const chosen = options.find((option) => option.value === values.employment_type);
  if (chosen) response.employment_type = chosen.label;
  const code = values.country;
  if (typeof code === "string") response.country = code === "" ? null : { code, name: countryName(code) };
  return response;
}

// Letraz's newer server, as far as its behaviour is known: errors without an envelope, a field's path in the message, no null.
import { randomUUID } from "node:crypto";
import { Refusal, readBody, serve } from "./http.mjs";

const labels = {
  flt: "Full Time",
  prt: "Part Time",
  con: "Contract",
  int: "Internship",
  fre: "Freelance",
  sel: "Self Employed",
  vol: "Volunteer",
  tra: "Trainee",
};
const countryNames = { DEU: "Germany", FRA: "France", IND: "India", NLD: "Netherlands", PRT: "Portugal" };
const uuidPattern = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;
export const token = "letraz-newer-token";

const refusal = (status, code, message, details = null) => new Refusal(status, { code, message, details });

const undecodable = (name, value, wanted) =>
  refusal(
    400,
    "invalid_argument",
    `unable to decode request body: ${name}: invalid type: ${value === null ? "null" : typeof value}, expected ${wanted}`,
  );

/** The response when a constraint of the database refuses a value. */
const internal = () => refusal(500, "internal", "internal error", { traceId: randomUUID() });

function textOf(name, value) {
  if (typeof value !== "string") throw undecodable(name, value, "a string");
  return value;
}

const required = (limit) => (name, value) => {
  if (textOf(name, value) === "" || Array.from(value).length > limit) throw internal();
  return value;
};

/** Reads a text; `""` clears. */
const clearable = (limit) => (name, value) => {
  if (Array.from(textOf(name, value)).length > limit) throw internal();
  return value === "" ? null : value;
};

/** Reads a number, or a text that starts with one. */
const integer = (least, greatest) => (name, value) => {
  const number = typeof value === "string" ? Number.parseInt(value, 10) : value;
  if (!Number.isInteger(number)) throw undecodable(name, value, "an integer");
  if (number < least || number > greatest) throw internal();
  return number;
};

function boolean(name, value) {
  if (typeof value !== "boolean") throw undecodable(name, value, "a boolean");
  return value;
}

function employmentType(name, value) {
  const text = textOf(name, value);
  const code = Object.keys(labels).find((key) => key === text || labels[key] === text);
  if (code === undefined) throw undecodable(name, value, `one of ${Object.keys(labels).join(", ")}`);
  return code;
}

/** Reads a code, or `{ code, name }`; `""` clears. */
function country(name, value) {
  const code = typeof value === "object" && value !== null ? value.code : value;
  if (textOf(name, code) !== "" && !Object.hasOwn(countryNames, code)) throw internal();
  return code === "" ? null : code;
}

const decoders = {
  company_name: required(250),
  job_title: required(250),
  employment_type: employmentType,
  city: clearable(50),
  country,
  country_code: country,
  started_from_month: integer(1, 12),
  started_from_year: integer(1900, 2100),
  finished_at_month: integer(1, 12),
  finished_at_year: integer(1900, 2100),
  current: boolean,
  description: clearable(3000),
};

function decode(text) {
  let body;
  try {
    body = JSON.parse(text);
  } catch (error) {
    throw refusal(400, "invalid_argument", `unable to decode request body: ${error.message}`);
  }
  if (typeof body !== "object" || body === null || Array.isArray(body))
    throw undecodable("$", body, "an object");
  const known = Object.entries(body).filter(([name]) => Object.hasOwn(decoders, name));
  if (known.length === 0) throw internal();
  return Object.fromEntries(
    known.map(([name, value]) => [name === "country_code" ? "country" : name, decoders[name](name, value)]),
  );
}

function answerOf({ employment_type: code, country: countryCode, ...stored }) {
  return {
    ...stored,
    employment_type: labels[code],
    country: countryCode === null ? null : { code: countryCode, name: countryNames[countryCode] },
  };
}

function startingPoint() {
  const now = new Date().toISOString();
  return {
    id: randomUUID(),
    user: "ada",
    resume_section: randomUUID(),
    company_name: "Acme",
    job_title: "Engineer",
    employment_type: "flt",
    city: "Lisbon",
    country: "PRT",
    started_from_month: 3,
    started_from_year: 2019,
    finished_at_month: null,
    finished_at_year: null,
    current: true,
    description: null,
    created_at: now,
    updated_at: now,
  };
}

/**
 * @param {object} [experience] columns of the stored experience that differ from the default
 * @returns {Promise<{ url: string, token: string, row: Record<string, unknown>, stop: () => Promise<void> }>}
 *   `row` is the stored experience, in codes; `url` has no slash at its end
 */
export async function startNewerLetraz(experience = {}) {
  const row = { ...startingPoint(), ...experience };
  const find = (path) => {
    const [, resumeId, id] = /^\/resume\/([^/]+)\/experience\/([^/]+)\/?$/.exec(path) ?? [];
    if (resumeId === undefined) throw refusal(404, "not_found", "endpoint not found");
    if (!uuidPattern.test(id)) throw refusal(400, "invalid_argument", "id: must be a UUID");
    if (id !== row.id) throw refusal(404, "not_found", "experience not found");
  };
  const handle = async (request) => {
    if (request.headers.authorization !== `Bearer ${token}`)
      throw refusal(401, "unauthenticated", "invalid token");
    find(request.url);
    if (request.method !== "GET" && request.method !== "PATCH")
      throw refusal(404, "not_found", "endpoint not found");
    if (request.method === "PATCH") {
      const changes = decode((await readBody(request)).toString());
      Object.assign(row, changes, { updated_at: new Date().toISOString() });
    }
    return answerOf(row);
  };
  const server = await serve(handle);
  return { ...server, token, row };
}

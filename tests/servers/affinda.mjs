// Two servers with Affinda's resume PATCH: Prism, which answers from the document and stores nothing, and one that stores.
// Nowhere is it said whether the real one replaces top-level properties or merges (RFC 7396): this one does either.
import { readFileSync } from "node:fs";
import {
  documentPath,
  resumeSchema,
  validateResume,
  withoutReadOnly,
  withReadOnlyOf,
} from "./affinda-document.mjs";
import { Refusal, readBody, serve } from "./http.mjs";
import { startPrism } from "./prism.mjs";

export const token = "affinda-token";
export const identifier = "abcXYZ12";
/** The lists whose items carry ids, which the server gives. */
const listsWithIds = ["education", "workExperience", "skills"];

/** Prism over Affinda's document. Any bearer token will do. */
export const startAffindaPrism = () => startPrism(documentPath);

const refusal = (status, type, errors) => new Refusal(status, { type, errors });
const single = (status, type, code, detail) => refusal(status, type, [{ attr: null, code, detail }]);

const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

/** RFC 7396, section 2. */
function mergePatch(target, patch) {
  if (!isObject(patch)) return patch;
  const result = new Map(Object.entries(isObject(target) ? target : {}));
  for (const [name, value] of Object.entries(patch)) {
    if (value === null) result.delete(name);
    else result.set(name, mergePatch(result.get(name), value));
  }
  return Object.fromEntries(result);
}

const models = {
  replace: (stored, body) => ({ ...stored, ...body }),
  merge: mergePatch,
};

/** Gives the next free id of its list to every item that has none. */
function withIds(resume) {
  const lists = listsWithIds.filter((name) => Array.isArray(resume[name]));
  const numbered = lists.map((name) => {
    let last = Math.max(0, ...resume[name].map((item) => item.id ?? 0));
    return [name, resume[name].map((item) => (item.id === undefined ? { id: ++last, ...item } : item))];
  });
  return { ...resume, ...Object.fromEntries(numbered) };
}

/** How a place is spelt in `attr`. */
const spellings = {
  dotted: (names) => names.join("."),
  bracketed: ([first, ...rest]) => [first, ...rest.map((name) => `[${name}]`)].join(""),
};

/** ajv's errors as the API spells them. */
function errorsOf(failures, { attrs, whole }) {
  return failures.map(({ instancePath, keyword, params, message }) => {
    const names = instancePath
      .split("/")
      .slice(1)
      .map((token) => token.replaceAll("~1", "/").replaceAll("~0", "~"));
    const member = params.missingProperty ?? params.additionalProperty;
    const place = member === undefined ? names : [...names, member];
    return {
      attr: place.length === 0 ? whole : spellings[attrs](place),
      code: keyword === "enum" ? "invalid_choice" : keyword === "required" ? "required" : "invalid",
      detail: `This ${message}.`,
    };
  });
}

function parse(text) {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw single(400, "client_error", "parse_error", `JSON parse error - ${error.message}`);
  }
}

/**
 * Starts the server that stores.
 * @param {object} [options]
 * @param {"replace" | "merge"} [options.model] what a PATCH does to the stored resume
 * @param {"dotted" | "bracketed"} [options.attrs] how the place of an error is spelt
 * @param {null | "non_field_errors"} [options.whole] the place of an error of the whole form
 * @param {(body: object) => { attr: string | null, code: string, detail: string }[]} [options.refuse] further errors,
 *   which no document could tell
 * @param {boolean} [options.envelope] whether a resume that is read comes as `{ data, meta, error }`, as the real server
 *   gives it; one that was changed never does
 * @param {object} [options.resume] what is stored at first; else the response that Affinda's own page shows
 * @returns {Promise<{ url: string, token: string, identifier: string, stored: () => object, change: (members: object) =>
 *   void, stop: () => Promise<void> }>} change: replaces top-level members as another session would
 */
export async function startAffinda(options = {}) {
  const { model = "replace", attrs = "dotted", whole = null, refuse = () => [], envelope = false } = options;
  const example = new URL("../cases/affinda-example-response.json", import.meta.url);
  let resume = options.resume ?? JSON.parse(readFileSync(example, "utf8"));
  const patch = (given) => {
    const body = withoutReadOnly(given, resumeSchema);
    const failures = validateResume(body) ? [] : errorsOf(validateResume.errors, { attrs, whole });
    const errors = failures.length > 0 ? failures : refuse(body);
    if (errors.length > 0) throw refusal(400, "validation_error", errors);
    const written = models[model](withoutReadOnly(resume, resumeSchema), body ?? {});
    resume = withIds(withReadOnlyOf(resume, written, resumeSchema));
  };
  const handle = async (request) => {
    if (request.headers.authorization !== `Bearer ${token}`)
      throw single(401, "client_error", "authentication_failed", "Invalid token.");
    if (request.url !== `/v2/resumes/${identifier}`)
      throw single(404, "client_error", "not_found", "Not found.");
    if (request.method !== "GET" && request.method !== "PATCH")
      throw single(405, "client_error", "method_not_allowed", `Method "${request.method}" not allowed.`);
    if (request.method === "PATCH") patch(parse((await readBody(request)).toString()));
    const isWrapped = envelope && request.method === "GET";
    return isWrapped ? { data: resume, meta: { identifier, ready: true, failed: false }, error: {} } : resume;
  };
  const server = await serve(handle);
  const change = (members) => {
    resume = { ...resume, ...members };
  };
  return { ...server, token, identifier, stored: () => structuredClone(resume), change };
}

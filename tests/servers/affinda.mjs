// Two servers with Affinda's resume PATCH: Prism, which answers from the document and stores nothing, and a server that
// stores. Affinda does not document whether it replaces top-level properties or merges (RFC 7396): this server does either.
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
/** The lists whose items have ids, which the server assigns. */
const listsWithIds = ["education", "workExperience", "skills"];

/** Starts Prism over Affinda's document. It accepts any bearer token. */
export const startAffindaPrism = () => startPrism(documentPath);

const refusal = (status, type, errors) => new Refusal(status, { type, errors });
const single = (status, type, code, detail) => refusal(status, type, [{ attr: null, code, detail }]);

const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

/** Applies a merge patch (RFC 7396, section 2). */
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

/** Assigns the next free id of its list to every item without one. */
function withIds(resume) {
  const lists = listsWithIds.filter((name) => Array.isArray(resume[name]));
  const numbered = lists.map((name) => {
    let last = Math.max(0, ...resume[name].map((item) => item.id ?? 0));
    return [name, resume[name].map((item) => (item.id === undefined ? { id: ++last, ...item } : item))];
  });
  return { ...resume, ...Object.fromEntries(numbered) };
}

/** Writes a path as `attr` does. */
const spellings = {
  dotted: (names) => names.join("."),
  bracketed: ([first, ...rest]) => [first, ...rest.map((name) => `[${name}]`)].join(""),
};

/** Converts ajv's errors to those of the API. */
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
 * @param {"replace" | "merge"} [options.model] how a PATCH changes the stored resume
 * @param {"dotted" | "bracketed"} [options.attrs] the format of an error's path
 * @param {null | "non_field_errors"} [options.whole] the path of an error of the whole form
 * @param {(body: object) => { attr: string | null, code: string, detail: string }[]} [options.refuse] returns further
 *   errors, which a document cannot express
 * @param {boolean} [options.envelope] whether the response to a GET is `{ data, meta, error }`, as on the real server;
 *   the response to a PATCH never is
 * @param {object} [options.resume] the stored resume at the start; default: the response on Affinda's own page
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

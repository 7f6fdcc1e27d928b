// The same work with ajv: one validator per document, all errors, formats on.

import Ajv from "ajv";
import addFormats from "ajv-formats";
import affinda from "../../wasm/apis/affinda.json" with { type: "json" };
import letraz from "../../wasm/apis/letraz.json" with { type: "json" };
import { schemaForAjv } from "./ajv-schema.mjs";

const schemas = {
  experience: () => schemaForAjv(letraz, "PatchedExperienceUpsert"),
  resume: () => schemaForAjv(affinda, "ResumeData"),
};

/** @param {"experience" | "resume"} kind */
export function compilePeer(kind) {
  const ajv = new Ajv({ allErrors: true, strict: false });
  addFormats(ajv);
  return ajv.compile(schemas[kind]());
}

/**
 * Validates the bytes of a response.
 * @param {(value: unknown) => boolean} validate
 */
export function validateBytes(validate, bytes, decoder = new TextDecoder()) {
  return validate(JSON.parse(decoder.decode(bytes)));
}

export function firstResult(kind, bytes) {
  return validateBytes(compilePeer(kind), bytes);
}

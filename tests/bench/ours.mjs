// The work with this package.
import { jsonText, load } from "../../dist/index.js";
import { validatorOf } from "./validator.mjs";

/** @param {"experience" | "resume"} kind */
export async function makeValidator(kind) {
  return validatorOf(await load(), kind);
}

export async function firstResult(kind, bytes) {
  const validate = await makeValidator(kind);
  return validate(jsonText(bytes)).valid;
}

/** An endpoint whose schema accepts everything, to measure parsing alone. */
export async function makeReader() {
  const rp = await load();
  const anything = { "application/json": { schema: {} } };
  const operation = {
    operationId: "anything",
    requestBody: { content: anything },
    responses: { 200: { description: "Anything", content: anything } },
  };
  const openapi = {
    openapi: "3.0.3",
    info: { title: "", version: "" },
    paths: { "/": { patch: operation } },
  };
  const endpoint = rp.compile(openapi, "anything");
  return (bytes) => endpoint.validate(jsonText(bytes), { rules: "off" });
}

export { jsonText };

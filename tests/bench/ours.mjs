// The work with this package. A resume is checked as a response, an experience as a request; the rules, which ajv has
// no counterpart for, are off except where a row says otherwise.
import { jsonText, load } from "../../dist/index.js";

/** @param {"experience" | "resume"} kind */
export async function makeValidators(kind) {
  const rp = await load();
  return kind === "resume"
    ? (body, rules = "off") => rp.affinda.resume.validateResponse(body, { rules })
    : (body, rules = "off") => rp.letraz.experience.validate(body, { rules });
}

export async function firstResult(kind, bytes) {
  const validate = await makeValidators(kind);
  return validate(jsonText(bytes)).valid;
}

/** An endpoint whose schema accepts everything: what is left is reading. */
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

// The schemas whose validation is compared: those of both APIs, and random ones.
import { readFileSync } from "node:fs";
import { rootSchema } from "./json-schema.mjs";
import { randomSchema } from "./random-schemas.mjs";
import { ajvValidator, ataValidator, ownValidator } from "./validators.mjs";

const readApi = (name) =>
  JSON.parse(readFileSync(new URL(`../../wasm/apis/${name}.json`, import.meta.url), "utf8"));

function makeSubject(name, endpoint, direction, schema, schemas) {
  const converted = rootSchema(schema, schemas);
  const peers = { ajv: ajvValidator(converted, direction) };
  // ata-validator has no keyword for what a request must not have.
  if (direction === "response") peers.ata = ataValidator(converted);
  return { name, schema, schemas, converted, peers, own: ownValidator(endpoint, direction) };
}

/** Returns the request and the response of an API. */
function apiSubjects(name, endpoint, requestName, responseName) {
  const { schemas } = readApi(name).components;
  return [
    ["request", requestName],
    ["response", responseName],
  ].map(([direction, root]) =>
    makeSubject(
      `${name} ${direction}`,
      endpoint,
      direction,
      { $ref: `#/components/schemas/${root}` },
      schemas,
    ),
  );
}

export const apisOf = ({ letraz, affinda }) => [
  ...apiSubjects("letraz", letraz.experience, "PatchedExperienceUpsert", "ExperienceFull"),
  ...apiSubjects("affinda", affinda.resume, "ResumeData", "ResumeData"),
];

function wrapSchema(schema) {
  const content = { "application/json": { schema } };
  const operation = {
    operationId: "change",
    requestBody: { content },
    responses: { 200: { description: "", content } },
  };
  return {
    openapi: "3.0.3",
    info: { title: "random", version: "1" },
    paths: { "/things/{id}": { patch: operation } },
    components: { schemas: {} },
  };
}

/** Returns a subject with a random schema, validated as a response. */
export function randomSubject(resumePatch, random) {
  const schema = randomSchema(random);
  return makeSubject(
    "random schema",
    resumePatch.compile(wrapSchema(schema), "change"),
    "response",
    schema,
    {},
  );
}

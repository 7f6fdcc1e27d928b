// Uses each part of the package where all built-in objects are frozen. Prints what an ordinary host prints.
// Usage: hardened.mjs before|after|never    Freezes before or after the package is imported.

const [, , moment] = process.argv;

/** Freezes the built-in objects, as the lockdown of SES does. */
function freezeBuiltIns() {
  const iterator = Object.getPrototypeOf([][Symbol.iterator]());
  const functions = [async () => {}, function* () {}, async function* () {}].map(Object.getPrototypeOf);
  const seen = new Set([globalThis, undefined, null]);
  const waiting = [iterator, ...functions];
  for (const name of Object.getOwnPropertyNames(globalThis)) {
    const { value } = Object.getOwnPropertyDescriptor(globalThis, name);
    const isBuiltIn = /^[A-Z]/.test(name) || name === "globalThis";
    if (isBuiltIn) waiting.push(value);
  }
  while (waiting.length > 0) {
    const item = waiting.pop();
    if (seen.has(item) || (typeof item !== "object" && typeof item !== "function")) continue;
    seen.add(item);
    Object.freeze(item);
    if (item.prototype) waiting.push(item.prototype);
    const parent = Object.getPrototypeOf(item);
    if (parent !== null) waiting.push(parent);
  }
}

if (moment === "before") freezeBuiltIns();
const { jsonText, load } = await import("resume-patch");
const { letrazClient } = await import("resume-patch/client");
if (moment === "after") freezeBuiltIns();
// The check must be able to fail.
if (moment !== "never" && !Object.isFrozen(Error.prototype)) throw new Error("Nothing is frozen.");

const { letraz, compile, jsonPatch } = await load();
const { experience } = letraz;
const stored = '{"id":"7","company_name":"Brightwater","job_title":"Engineer","city":"Utrecht"}';
const requests = [];
const fetch = async (_, { method, body }) => {
  requests.push(`${method} ${body}`);
  return new Response(stored.replace("Utrecht", "Delft"));
};
const content = { "application/json": { schema: { type: "object", properties: { a: { type: "string" } } } } };
const operation = {
  operationId: "change",
  requestBody: { content },
  responses: { 200: { description: "" } },
};
const openapi = {
  openapi: "3.0.3",
  info: { title: "things", version: "1" },
  paths: { "/things/{id}": { patch: operation } },
};

const draft = experience.open(jsonText(stored));
draft.set("/city", "Delft");
draft.undo();
draft.redo();
const again = experience.open(jsonText(stored), { saved: draft.save() });
const client = letrazClient({
  baseUrl: "https://letraz.example",
  auth: { type: "basic", username: "u", password: "p" },
  fetch,
});
const { kind } = await client.send(draft, { resumeId: "base", id: "7" });
let refusal = "";
try {
  experience.validate(jsonText("{"));
} catch (error) {
  refusal = error.name;
}

console.log(
  JSON.stringify([
    experience.patch({ city: "a" }, { city: "b" }).bodyText,
    experience.validate({ city: 1 }).issues.map(({ path, code }) => `${path} ${code}`),
    experience.fromForm([["started_from_year", "2024"]]).valueText,
    compile(openapi, "change").patch({ a: "1" }, { a: "2" }).bodyText,
    experience.merge({ city: "a" }, { city: "b" }, { city: "a", job_title: "c" }).conflicts,
    jsonPatch.apply({ a: [1] }, [{ op: "add", path: "/a/0", value: 2 }]),
    again.get("/city"),
    [kind, draft.dirty, requests],
    refusal,
  ]),
);

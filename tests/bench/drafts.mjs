// Measures a keystroke in a draft, compared with validating and comparing the whole document again.
import fastJsonPatch from "fast-json-patch";
import { load } from "../../dist/index.js";
import affinda from "../../wasm/apis/affinda.json" with { type: "json" };
import example from "../cases/affinda-example-response.json" with { type: "json" };
import { schemaForAjv } from "./ajv-schema.mjs";
import { makeResume, sizes } from "./documents.mjs";
import { compileValibot, compileZod } from "./json-schema-builders.mjs";
import { compare } from "./measure.mjs";
import { compilePeer } from "./peer.mjs";

const path = "/workExperience/3/jobTitle";
const titles = ["Engineer", "Engineers", "Engineer of looms", "Engineer of loom"];

/** Types into one field, then reads what a form reads after every keystroke. */
function makeOurs(draft) {
  let turn = 0;
  const type = () => {
    draft.set(path, titles[turn++ & 3]);
    return draft.valid && draft.issuesAt(path).length === 0;
  };
  return {
    check: type,
    body: () => {
      if (!type()) throw new Error("The draft is not valid.");
      return draft.patch().bodyText;
    },
  };
}

function makePeer(resume, validate) {
  const value = structuredClone(resume);
  let turn = 0;
  return () => {
    value.workExperience[3].jobTitle = titles[turn++ & 3];
    if (!validate(value)) throw new Error("The resume is not valid.");
    return fastJsonPatch.compare(resume, value);
  };
}

function measureSize(name, resume, { endpoint, validators }) {
  const draft = endpoint.open(resume);
  const ours = makeOurs(draft);
  const rows = [];
  for (const [peerName, validate] of Object.entries(validators)) {
    const peer = makePeer(resume, validate);
    const beside = `(${peerName} and fast-json-patch)`;
    rows.push({
      title: `draft ${name}: set, valid, issuesAt ${beside}`,
      ...compare({ ours: ours.check, peer }),
    });
    rows.push({
      title: `draft ${name}: the same and patch().bodyText ${beside}`,
      ...compare({ ours: ours.body, peer }),
    });
  }
  rows.push({
    title: `draft ${name}: open, and close`,
    ...compare({ ours: () => endpoint.open(resume).close() }),
  });
  draft.close();
  return rows;
}

/** @returns {Promise<{ title: string, ours: number, peer?: number }[]>} microseconds per call */
export async function measureDrafts() {
  const schema = schemaForAjv(affinda, "ResumeData");
  const tools = {
    endpoint: (await load()).affinda.resume,
    validators: { ajv: compilePeer("resume"), zod: compileZod(schema), valibot: compileValibot(schema) },
  };
  return Object.entries(sizes).flatMap(([name, scale]) =>
    measureSize(name, makeResume(example, { scale }), tools),
  );
}

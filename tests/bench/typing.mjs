// Measures a key through `setFromInput`, compared with validating and comparing the whole document again. typing-form.mjs
// measures a key in a bound form.
import { Validator } from "ata-validator";
import fastJsonPatch from "fast-json-patch";
import { load } from "../../dist/index.js";
import affinda from "../../wasm/apis/affinda.json" with { type: "json" };
import example from "../cases/affinda-example-response.json" with { type: "json" };
import { schemaForAjv } from "./ajv-schema.mjs";
import { makeResume, sizes } from "./documents.mjs";
import { compare } from "./measure.mjs";
import { compilePeer } from "./peer.mjs";

export const measured = ["43 KB", "4.3 MB"];
export const jobTitle = "/workExperience/3/jobTitle";
const years = "/totalYearsExperience";
export const titles = ["Engineer", "Engineers", "Engineer of looms", "Engineer of loom"];
const yearTexts = ["13", "13x", "1", "12"];

/** Types the next of four texts into a field, and reads what a form reads after every key. */
function typing(draft, path, texts, read = (valid) => valid) {
  let turn = 0;
  return () => {
    draft.setFromInput(path, texts[turn++ & 3]);
    return read(draft.valid && draft.issuesAt(path).length === 0);
  };
}

/** Validates and compares the whole document after every key. */
function peerOf(resume, { validate }) {
  const value = structuredClone(resume);
  let turn = 0;
  return () => {
    value.workExperience[3].jobTitle = titles[turn++ & 3];
    if (!validate(value)) throw new Error("The resume is not valid.");
    return fastJsonPatch.compare(resume, value);
  };
}

export async function toolsOf() {
  const ajv = compilePeer("resume");
  const ata = new Validator(schemaForAjv(affinda, "ResumeData"));
  return {
    endpoint: (await load()).affinda.resume,
    validators: {
      ajv: { validate: ajv, errorsOf: () => ajv.errors },
      "ata-validator": {
        validate: (value) => ata.isValidObject(value),
        errorsOf: (value) => ata.validate(value).errors,
      },
    },
  };
}

function measureDraft(name, { endpoint, validators }) {
  const resume = makeResume(example, { scale: sizes[name] });
  const rows = [];
  for (const [peerName, validator] of Object.entries(validators)) {
    const title = (what) => `typing ${name}: ${what} (${peerName} and fast-json-patch)`;
    const peer = peerOf(resume, validator);
    const draft = endpoint.open(resume);
    const ours = typing(draft, jobTitle, titles);
    rows.push({ title: title("setFromInput, valid, issuesAt"), ...compare({ ours, peer }) });
    const body = typing(draft, jobTitle, titles, () => draft.patch().bodyText);
    rows.push({ title: title("the same and patch().bodyText"), ...compare({ ours: body, peer }) });
    const number = typing(draft, years, yearTexts);
    rows.push({ title: title("a number, and texts that are none"), ...compare({ ours: number, peer }) });
    draft.close();
  }
  return rows;
}

/** @returns {Promise<{ title: string, ours: number, peer: number }[]>} microseconds per call */
export async function measureTyping() {
  const tools = await toolsOf();
  return measured.flatMap((name) => measureDraft(name, tools));
}

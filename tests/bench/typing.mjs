// What a key costs on the way that people type on: through `setFromInput` and through a bound form, beside checking and
// comparing the whole document again.
import { Validator } from "ata-validator";
import fastJsonPatch from "fast-json-patch";
import { bindForm } from "../../dist/form.js";
import { load } from "../../dist/index.js";
import affinda from "../../wasm/apis/affinda.json" with { type: "json" };
import example from "../cases/affinda-example-response.json" with { type: "json" };
import { schemaForAjv } from "./ajv-schema.mjs";
import { makeResume, sizes } from "./documents.mjs";
import { compare } from "./measure.mjs";
import { compilePeer } from "./peer.mjs";

const measured = ["43 KB", "4.3 MB"];
const jobTitle = "/workExperience/3/jobTitle";
const years = "/totalYearsExperience";
const titles = ["Engineer", "Engineers", "Engineer of looms", "Engineer of loom"];
const yearTexts = ["13", "13x", "1", "12"];

/** Types the next of four texts into a field, and asks what a form asks after every key. */
function typing(draft, path, texts, read = (valid) => valid) {
  let turn = 0;
  return () => {
    draft.setFromInput(path, texts[turn++ & 3]);
    return read(draft.valid && draft.issuesAt(path).length === 0);
  };
}

/** Checks and compares the whole document after every key. */
function peerOf(resume, validate) {
  const value = structuredClone(resume);
  let turn = 0;
  return () => {
    value.workExperience[3].jobTitle = titles[turn++ & 3];
    if (!validate(value)) throw new Error("The resume is not valid.");
    return fastJsonPatch.compare(resume, value);
  };
}

function makeForm(names) {
  const form = document.createElement("form");
  for (const name of names) {
    const control = document.createElement("textarea");
    control.name = name;
    form.append(control);
  }
  form.hidden = true; // The layout of a text that has changed is the browser's own, and not measured here.
  document.body.append(form);
  return form;
}

function typeInto(form) {
  const control = form.querySelector(`[name="${jobTitle}"]`);
  let turn = 0;
  return () => {
    control.value = titles[turn++ & 3];
    control.dispatchEvent(new Event("input", { bubbles: true }));
  };
}

/** Microseconds for one `input` event in a bound form, on top of those in a form that is not bound. */
function measureForm(draft, names, peer) {
  const bound = makeForm(names);
  const free = makeForm(names);
  const unbind = bindForm(bound, draft);
  const times = compare({ bound: typeInto(bound), free: typeInto(free), peer });
  unbind();
  bound.remove();
  free.remove();
  return { ours: times.bound - times.free, peer: times.peer };
}

async function toolsOf() {
  const ata = new Validator(schemaForAjv(affinda, "ResumeData"));
  return {
    endpoint: (await load()).affinda.resume,
    validators: { ajv: compilePeer("resume"), "ata-validator": (value) => ata.isValidObject(value) },
  };
}

function measureDraft(name, { endpoint, validators }) {
  const resume = makeResume(example, { scale: sizes[name] });
  const rows = [];
  for (const [peerName, validate] of Object.entries(validators)) {
    const title = (what) => `typing ${name}: ${what} (${peerName} and fast-json-patch)`;
    const peer = peerOf(resume, validate);
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

function measureForms(name, { endpoint, validators }) {
  const resume = makeResume(example, { scale: sizes[name] });
  // The first items of each list, which makes forms of both sizes alike.
  const names = Object.keys(endpoint.toForm(resume)).filter((path) => !/^\/\w+\/(\d+$|\d{2,}\/)/.test(path));
  const rows = [];
  for (const [peerName, validate] of Object.entries(validators)) {
    const peer = peerOf(resume, validate);
    const draft = endpoint.open(resume);
    const title = `${name}, ${names.length} controls (${peerName} and fast-json-patch)`;
    rows.push({ title, ...measureForm(draft, names, peer) });
    draft.close();
  }
  return rows;
}

/** @returns {Promise<{ title: string, ours: number, peer: number }[]>} microseconds per call */
export async function measureTyping() {
  const tools = await toolsOf();
  return measured.flatMap((name) => measureDraft(name, tools));
}

/** The same for forms, which need a page. */
export async function measureTypingInForms() {
  const tools = await toolsOf();
  return measured.flatMap((name) => measureForms(name, tools));
}

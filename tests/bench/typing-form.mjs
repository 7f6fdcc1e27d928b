// Measures one key in a form: a form bound to a draft, beside a form whose listener validates and compares the whole
// document. Both do the same work: read the control, convert its text, validate, show the issue of the control, and
// compute the text of the request body. The time of the same event in a form without listeners is subtracted from both. A
// row of its own shows what the browser takes to call a listener that does nothing, which is part of both.
import fastJsonPatch from "fast-json-patch";
import { bindForm } from "../../dist/form.js";
import example from "../cases/affinda-example-response.json" with { type: "json" };
import { makeResume, sizes } from "./documents.mjs";
import { compare } from "./measure.mjs";
import { jobTitle, measured, titles, toolsOf } from "./typing.mjs";

/** Makes a form with one control for each name. It is in the page but has no size, so layout is not measured. */
function makeForm(names) {
  const form = document.createElement("form");
  // Inserted at once: Chromium takes quadratic time to insert them one by one.
  const controls = names.map((name) => Object.assign(document.createElement("textarea"), { name }));
  const fragment = document.createDocumentFragment();
  fragment.append(...controls);
  form.append(fragment);
  Object.assign(form.style, {
    position: "fixed",
    width: "0",
    height: "0",
    overflow: "hidden",
    contain: "strict",
  });
  document.body.append(form);
  return form;
}

const controlOf = (form) => form.querySelector(`[name="${jobTitle}"]`);

/** Types the next of four texts into the control that has the focus. */
function typeInto(form) {
  const control = controlOf(form);
  let turn = 0;
  const type = () => {
    control.value = titles[turn++ & 3];
    control.dispatchEvent(new Event("input", { bubbles: true }));
  };
  return Object.assign(type, { prepare: () => control.focus({ preventScroll: true }) });
}

function compareForms(forms) {
  return compare(Object.fromEntries(Object.entries(forms).map(([name, form]) => [name, typeInto(form)])));
}

/** Binds a form to a draft and computes the request body after every key. */
function bindOurs(form, draft) {
  const result = { bodyText: "" };
  const unbind = bindForm(form, draft);
  const unsubscribe = draft.subscribe(() => {
    result.bodyText = draft.patch().bodyText;
  });
  const close = () => {
    unsubscribe();
    unbind();
  };
  return { result, close };
}

/** Shows an issue beside a control, unless it is shown already. */
function makeNotice(control) {
  const notice = document.createElement("span");
  control.after(notice);
  let shown = "";
  return (message) => {
    if (message === shown) return;
    shown = message;
    notice.textContent = message;
    control.setCustomValidity(message);
  };
}

/** Returns the changed top-level members, which the API accepts as a body. */
function bodyOf(resume, value) {
  const names = new Set(fastJsonPatch.compare(resume, value).map(({ path }) => path.split("/", 2)[1]));
  return JSON.stringify(Object.fromEntries([...names].map((name) => [name, value[name]])));
}

function bindPeer(form, resume, { validate, errorsOf }) {
  const result = { bodyText: "" };
  const value = structuredClone(resume);
  const control = controlOf(form);
  const show = makeNotice(control);
  control.addEventListener("input", () => {
    value.workExperience[3].jobTitle = control.value.trim() || null;
    const errors = validate(value) ? [] : errorsOf(value);
    show(errors.find(({ instancePath }) => instancePath === jobTitle)?.message ?? "");
    result.bodyText = bodyOf(resume, value);
  });
  return result;
}

/** Returns the microseconds for one `input` event, minus those in a form without listeners. */
function measureEmptyListener(names) {
  const forms = { listening: makeForm(names), free: makeForm(names) };
  controlOf(forms.listening).addEventListener("input", () => {});
  const { listening, free } = compareForms(forms);
  for (const form of Object.values(forms)) form.remove();
  return { ours: listening - free };
}

/** Returns the same for a bound form and for one of the peers. */
function measureForm(draft, names, resume, validator) {
  const forms = { ours: makeForm(names), peer: makeForm(names), free: makeForm(names) };
  const { result, close } = bindOurs(forms.ours, draft);
  const results = [result, bindPeer(forms.peer, resume, validator)];
  const times = compareForms(forms);
  for (const form of [forms.ours, forms.peer]) typeInto(form)();
  const [ours, peers] = results.map(({ bodyText }) => JSON.parse(bodyText).workExperience[3].jobTitle);
  if (ours !== titles[0] || peers !== titles[0]) throw new Error("A body lacks what was typed.");
  close();
  for (const form of Object.values(forms)) form.remove();
  return { ours: times.ours - times.free, peer: times.peer - times.free };
}

function measureForms(name, { endpoint, validators }) {
  const resume = makeResume(example, { scale: sizes[name] });
  // Only the first items of each list, so that the forms of both sizes are equal.
  const names = Object.keys(endpoint.toForm(resume)).filter((path) => !/^\/\w+\/(\d+$|\d{2,}\/)/.test(path));
  const rows = [
    {
      title: `${name}, ${names.length} controls: a listener that does nothing`,
      ...measureEmptyListener(names),
    },
  ];
  for (const [peerName, validator] of Object.entries(validators)) {
    const draft = endpoint.open(resume);
    const title = `${name}, ${names.length} controls (${peerName} and fast-json-patch)`;
    rows.push({ title, ...measureForm(draft, names, resume, validator) });
    draft.close();
  }
  return rows;
}

/** @returns {Promise<{ title: string, ours: number, peer?: number }[]>} microseconds per key */
export async function measureTypingInForms() {
  const tools = await toolsOf();
  return measured.flatMap((name) => measureForms(name, tools));
}

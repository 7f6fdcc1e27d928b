// Measures a keystroke in a bound form, beyond the browser's own work.
import { bindForm } from "../../dist/form.js";
import { load } from "../../dist/index.js";
import example from "../cases/affinda-example-response.json" with { type: "json" };
import { experienceRequest, makeResume } from "./documents.mjs";
import { compare } from "./measure.mjs";

/** Makes a form with a control for every text and number of a resource, except those in lists of texts. */
function makeForm(endpoint, resource) {
  const form = document.createElement("form");
  const names = Object.keys(endpoint.toForm(resource)).filter((name) => !/^\/\w+\/\d+$/.test(name));
  // Inserted at once: Chromium takes quadratic time to insert them one by one.
  const controls = names.map((name) => Object.assign(document.createElement("textarea"), { name }));
  const fragment = document.createDocumentFragment();
  fragment.append(...controls);
  form.append(fragment);
  form.hidden = true; // The browser's layout of a changed text is not measured here.
  document.body.append(form);
  return form;
}

/** Returns the microseconds for one `input` event that changes the text, in a bound form and in an unbound one. */
function measureForm(endpoint, resource, name) {
  const bound = makeForm(endpoint, resource);
  const free = makeForm(endpoint, resource);
  const draft = endpoint.open(resource);
  const unbind = bindForm(bound, draft);
  const typeInto = (form) => {
    const control = form.querySelector(`[name="${name}"]`);
    const text = control.value;
    let count = 0;
    return () => {
      control.value = `${text}${count++ % 10}`;
      control.dispatchEvent(new Event("input", { bubbles: true }));
    };
  };
  const times = compare({ bound: typeInto(bound), free: typeInto(free) });
  const controls = bound.elements.length;
  unbind();
  draft.close();
  bound.remove();
  free.remove();
  return { controls, microseconds: times.bound - times.free };
}

export async function measureKeystrokes() {
  const rp = await load();
  return {
    experience: measureForm(rp.letraz.experience, experienceRequest, "company_name"),
    resume: measureForm(rp.affinda.resume, makeResume(example), "/workExperience/0/jobTitle"),
  };
}

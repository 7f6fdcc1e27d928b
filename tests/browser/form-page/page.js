// Binds the form of the page. The tests read the results from the global object.
import { bindForm } from "./form.js";
import { load } from "./index.js";

const rp = await load();
const form = document.querySelector("form");
const stored = {
  id: "1",
  company_name: "Initech",
  job_title: "Engineer",
  employment_type: "Full-time",
  current: true,
};
const draft = rp.letraz.experience.open(stored);
const html = document.documentElement.outerHTML;
const sent = [];
const refused = [];
const unbind = bindForm(form, draft, {
  onSubmit: (_, patch) => {
    sent.push(patch.bodyText);
    return new Promise((resolve) => {
      globalThis.answer = resolve;
    });
  },
  onInvalid: (_, issues) => {
    const errors = issues.filter(({ severity }) => severity === "error");
    refused.push([document.activeElement.getAttribute("name"), ...errors.map(({ path }) => path)]);
  },
});
Object.assign(globalThis, { bindForm, resume: rp.affinda.resume, draft, form, unbind, sent, refused, html });

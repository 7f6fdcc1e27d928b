// Measures saving a form: converting its strings to a typed value, and that to the body of a PATCH.
import { load } from "../../dist/index.js";
import { experience } from "./documents.mjs";
import { compare } from "./measure.mjs";

/** @returns {Promise<{ title: string, ours: number }[]>} microseconds per call */
export async function measureFormSave() {
  const endpoint = (await load()).letraz.experience;
  const filled = { ...endpoint.toForm(experience), job_title: "Principal Data Engineer", city: "" };
  const form = Object.entries(filled);
  const save = () => {
    const { value, issues } = endpoint.fromForm(form);
    if (issues.length > 0) throw new Error(`The form is not read: ${JSON.stringify(issues)}`);
    return endpoint.patch(experience, value, { rules: "off" });
  };
  const { valid, bodyText } = save();
  if (!valid || bodyText !== '{"job_title":"Principal Data Engineer","city":null}')
    throw new Error(`The body is not the one expected: ${bodyText}`);
  return [{ title: "experience: fromForm and patch", ...compare({ ours: save }) }];
}

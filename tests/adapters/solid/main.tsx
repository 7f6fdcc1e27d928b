import { load } from "resume-patch";
import { render } from "solid-js/web";
import { storedJob, storedResume } from "../stored.js";
import { JobForm } from "./job-form.jsx";
import { ResumeForm } from "./resume-form.jsx";

const { letraz, affinda } = await load();
globalThis.job = letraz.experience.open(storedJob);
globalThis.resume = affinda.resume.open(storedResume);
render(
  () => (
    <>
      <JobForm draft={globalThis.job} />
      <ResumeForm draft={globalThis.resume} />
    </>
  ),
  document.getElementById("app") as HTMLElement,
);

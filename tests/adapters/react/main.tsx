import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { load } from "resume-patch";
import { storedJob, storedResume } from "../stored.js";
import { JobForm } from "./job-form.js";
import { ResumeForm } from "./resume-form.js";

const { letraz, affinda } = await load();

createRoot(document.getElementById("app") as HTMLElement).render(
  <StrictMode>
    <JobForm endpoint={letraz.experience} stored={storedJob} />
    <ResumeForm endpoint={affinda.resume} stored={storedResume} />
  </StrictMode>,
);

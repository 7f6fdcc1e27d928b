// The endpoints and drafts for the tests of bound forms.
import { load } from "../../../js/src/index.js";
import type { Draft } from "../../../js/src/types/draft.js";
import type { Issue } from "../../../js/src/types/issue.js";
import type { Experience, ExperienceUpdate, Resume, ResumeUpdate } from "../../../js/src/types/resources.js";

const rp = await load();

export const job = {
  id: "1",
  company_name: "Brightwater",
  job_title: "Engineer",
  employment_type: "Full-time",
  country: { code: "NLD", name: "Netherlands" },
  started_from_month: 4,
  started_from_year: 2019,
  current: true,
  description: "One\r\nTwo",
} as Experience;

export const openJob = (): Draft<Experience, ExperienceUpdate> => rp.letraz.experience.open(job);

export const openResume = (resume: object): Draft<Resume, ResumeUpdate> =>
  rp.affinda.resume.open(resume as Resume);

/** Returns an issue of the server at a place. */
export const refusal = (path: string, message: string): Issue => ({
  path,
  code: "server",
  severity: "error",
  params: {},
  message,
});

/** A name with one character too many. */
export const long = "x".repeat(251);

/** Waits until the page's mutation observers have been called. */
export const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 20));

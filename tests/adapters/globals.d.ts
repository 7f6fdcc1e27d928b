// What the pages give to their tests.
import type { Draft, Experience, ExperienceUpdate, Resume, ResumeUpdate } from "resume-patch";

declare global {
  /** The drafts of the page. */
  var job: Draft<Experience, ExperienceUpdate>;
  var resume: Draft<Resume, ResumeUpdate>;
  /** The number of renderings of each component. */
  var renders: Record<string, number>;
  /** The bodies of the requests. */
  var bodies: readonly string[];
}

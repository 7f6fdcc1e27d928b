// Simulates a colleague who edits the stored resume while it is open in the page.
import { isObject, memberOf, valueAt, withList, withValue } from "../resume/document";
import { stepsOf } from "../resume/pointer";
import type { StoredResume } from "./resume-sample";
import { findResume, storeResume } from "./resume-store";

const NAME = "Maria";

const NEW_SKILLS = ["Mentoring", "Functional safety", "Technical writing", "Kanban", "Rust", "Data analysis"];

/** Maria's values for fields that the person has edited as well. */
const MARIAS_TEXTS: Readonly<Record<string, string>> = {
  jobTitle: "Principal Engineer",
  organization: "Ridgeline Group",
  first: "Timothy",
  last: "Smith-Alvarez",
  rawInput: "Norfolk, VA",
};

const LONG = 60; // characters

type Edit = (resume: StoredResume, paths: readonly string[]) => StoredResume;

/** Stores Maria's edits and returns the resume. The body may list the `paths` that the person edited. */
export async function editAsColleague(request: Request): Promise<Response> {
  const body: unknown = await request.json().catch(() => null);
  const named = memberOf(body, "paths");
  const paths = Array.isArray(named) ? named.filter((path) => typeof path === "string") : [];
  const edits: readonly Edit[] = [promoteJob, addSkill, moveSkillUp, editSamePaths];
  const resume = edits.reduce((edited, edit) => edit(edited, paths), await findResume());
  await storeResume(resume);
  return Response.json({ who: NAME, resume });
}

/** Changes the title of a job that the person has not edited. */
function promoteJob(resume: StoredResume, paths: readonly string[]): StoredResume {
  const jobs = listOf(resume, "workExperience");
  const index = jobs.findLastIndex((_, at) => !paths.includes(`/workExperience/${at}/jobTitle`));
  const title = memberOf(jobs[index], "jobTitle");
  if (typeof title !== "string") return resume;
  const better = title.startsWith("Lead ") ? title.slice("Lead ".length) : `Lead ${title}`;
  return withValue(resume, `/workExperience/${index}/jobTitle`, better);
}

function addSkill(resume: StoredResume): StoredResume {
  const skills = listOf(resume, "skills");
  const known = new Set(skills.map((skill) => memberOf(skill, "name")));
  const name = NEW_SKILLS.find((candidate) => !known.has(candidate));
  if (name === undefined) return resume;
  const id = Math.max(0, ...skills.map((skill) => Number(memberOf(skill, "id") ?? 0))) + 1;
  return withList(resume, "/skills", (list) => [...list, { id, name, numberOfMonths: 12 }]);
}

/** Moves the second skill to the top. */
function moveSkillUp(resume: StoredResume): StoredResume {
  return withList(resume, "/skills", (list) => {
    const [first, second, ...rest] = list;
    return second === undefined ? list : [second, first, ...rest];
  });
}

/** Changes a short and a long text that the person has edited as well. */
function editSamePaths(resume: StoredResume, paths: readonly string[]): StoredResume {
  const texts = paths.filter((path) => typeof valueAt(resume, path) === "string");
  const isLong = (path: string): boolean => String(valueAt(resume, path)).length > LONG;
  const chosen = [texts.find((path) => !isLong(path)), texts.find(isLong)].filter(
    (path) => path !== undefined,
  );
  return chosen.reduce(
    (edited, path) =>
      withValue(edited, path, rewritten(String(valueAt(edited, path)), stepsOf(path).at(-1) ?? "")),
    resume,
  );
}

/** Returns Maria's version of a text; of a long text only the beginning changes. */
function rewritten(text: string, name: string): string {
  const inHerWords = MARIAS_TEXTS[name];
  if (inHerWords !== undefined && inHerWords !== text) return inHerWords;
  const day = /^(\d{4}-\d{2})-(\d{2})$/u.exec(text);
  if (day) return `${day[1]}-${day[2] === "15" ? "20" : "15"}`;
  if (text.length <= LONG) return `${text} (checked)`;
  return `${text.replace(/\bthe\b/u, "our")} References on request.`;
}

function listOf(resume: StoredResume, name: string): readonly unknown[] {
  const list = isObject(resume) ? resume[name] : undefined;
  return Array.isArray(list) ? list : [];
}

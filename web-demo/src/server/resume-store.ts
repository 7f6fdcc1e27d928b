import { SAMPLE_RESUME, type StoredResume } from "./resume-sample";
import { openResumeDatabase } from "./store";

/** What is saved where the browser keeps nothing for this page: it lasts until the page is closed. */
let memory: StoredResume = SAMPLE_RESUME;

/** The resume as it was saved last, or the sample. */
export async function findResume(): Promise<StoredResume> {
  const database = await openResumeDatabase();
  if (!database) return memory;
  return (await database.get("resumes", "sample")) ?? SAMPLE_RESUME;
}

export async function storeResume(resume: StoredResume): Promise<void> {
  const database = await openResumeDatabase();
  if (database) await database.put("resumes", resume, "sample");
  else memory = resume;
}

/** Back to the resume that the page started with. */
export async function resetResume(): Promise<void> {
  const database = await openResumeDatabase();
  if (database) await database.delete("resumes", "sample");
  else memory = SAMPLE_RESUME;
}

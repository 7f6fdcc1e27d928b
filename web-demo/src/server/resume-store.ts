import { isResume, setAside } from "./damaged";
import { SAMPLE_RESUME, type StoredResume } from "./resume-sample";
import { openResumeDatabase } from "./store";

/** Holds the resume until the page is closed, where the browser allows no storage. */
let memory: StoredResume = SAMPLE_RESUME;

/** Returns the saved resume, or the sample. */
export async function findResume(): Promise<StoredResume> {
  const database = await openResumeDatabase();
  if (!database) return memory;
  const stored = (await database.get("resumes", "sample")) ?? SAMPLE_RESUME;
  if (isResume(stored)) return stored;
  await setAside(database, "resumes", "sample");
  return SAMPLE_RESUME;
}

export async function storeResume(resume: StoredResume): Promise<void> {
  const database = await openResumeDatabase();
  if (database) await database.put("resumes", resume, "sample");
  else memory = resume;
}

/** Resets the resume to the sample. */
export async function resetResume(): Promise<void> {
  const database = await openResumeDatabase();
  if (database) await database.delete("resumes", "sample");
  else memory = SAMPLE_RESUME;
}

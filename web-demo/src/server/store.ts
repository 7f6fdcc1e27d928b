import { type DBSchema, type IDBPDatabase, openDB } from "idb";
import type { Experience } from "resume-patch";
import { SAMPLES } from "./experience-samples";
import type { StoredResume } from "./resume-sample";

interface ResumeDatabase extends DBSchema {
  experiences: { key: string; value: Experience };
  resumes: { key: string; value: StoredResume };
}

type Database = IDBPDatabase<ResumeDatabase>;

/** What is saved where the browser keeps nothing for this page: it lasts until the page is closed. */
const memory = new Map<string, Experience>();

let opened: Promise<Database | null> | undefined;

/** The database; null where storage is not allowed. */
export function openResumeDatabase(): Promise<Database | null> {
  opened ??= openDatabase().catch(() => {
    putBackSamples();
    return null;
  });
  return opened;
}

// Not every browser reports a denial by rejecting.
async function openDatabase(): Promise<Database> {
  return openDB<ResumeDatabase>("resume-patch-demo", 2, {
    upgrade(database, oldVersion, _newVersion, transaction) {
      if (oldVersion < 1) {
        database.createObjectStore("experiences", { keyPath: "id" });
        for (const sample of SAMPLES) void transaction.objectStore("experiences").put(sample);
      }
      if (oldVersion < 2) database.createObjectStore("resumes");
    },
    blocking: (_current, _blocked, event) => {
      // A newer version of the page wants the database in another form.
      if (event.target instanceof IDBDatabase) event.target.close();
    },
  });
}

function putBackSamples(): void {
  memory.clear();
  for (const sample of SAMPLES) memory.set(sample.id, sample);
}

/** Every experience, the newest entry first. */
export async function listExperiences(): Promise<Experience[]> {
  const database = await openResumeDatabase();
  const all = database ? await database.getAll("experiences") : [...memory.values()];
  return all.sort((one, other) => other.created_at.localeCompare(one.created_at));
}

export async function findExperience(id: string): Promise<Experience | undefined> {
  const database = await openResumeDatabase();
  return database ? database.get("experiences", id) : memory.get(id);
}

export async function storeExperience(experience: Experience): Promise<void> {
  const database = await openResumeDatabase();
  if (database) await database.put("experiences", experience);
  else memory.set(experience.id, experience);
}

/** Back to the resume that the page started with. */
export async function resetExperiences(): Promise<void> {
  const database = await openResumeDatabase();
  if (!database) return putBackSamples();
  const transaction = database.transaction("experiences", "readwrite");
  await transaction.store.clear();
  for (const sample of SAMPLES) await transaction.store.put(sample);
  await transaction.done;
}

import { type DBSchema, type IDBPDatabase, openDB } from "idb";
import type { Experience } from "resume-patch";
import { isExperience, setAside } from "./damaged";
import { SAMPLES } from "./experience-samples";
import type { StoredResume } from "./resume-sample";

interface ResumeDatabase extends DBSchema {
  experiences: { key: string; value: Experience };
  resumes: { key: string; value: StoredResume };
}

/** The open database of the page's own server. */
export type Database = IDBPDatabase<ResumeDatabase>;

/** Holds the experiences until the page is closed, where the browser allows no storage. */
const memory = new Map<string, Experience>();

let opened: Promise<Database | null> | undefined;

/** Opens the database; null where storage is not allowed. */
export function openResumeDatabase(): Promise<Database | null> {
  opened ??= openDatabase().catch(() => {
    putBackSamples();
    return null;
  });
  return opened;
}

// An async function, because some browsers throw instead of rejecting.
async function openDatabase(): Promise<Database> {
  const database = await openDB<ResumeDatabase>("resume-patch-demo", 2, {
    upgrade(database, oldVersion, _newVersion, transaction) {
      if (oldVersion < 1) {
        database.createObjectStore("experiences", { keyPath: "id" });
        for (const sample of SAMPLES) void transaction.objectStore("experiences").put(sample);
      }
      if (oldVersion < 2) database.createObjectStore("resumes");
    },
    blocking: (_current, _blocked, event) => {
      // A newer version of the page needs to upgrade the database.
      if (event.target instanceof IDBDatabase) event.target.close();
    },
  });
  const isWhole = ["experiences", "resumes"].every((name) =>
    [...database.objectStoreNames].includes(name as never),
  );
  if (!isWhole) throw new Error("another program made a database of this name");
  return database;
}

function putBackSamples(): void {
  memory.clear();
  for (const sample of SAMPLES) memory.set(sample.id, sample);
}

/** Returns all experiences, newest first. */
export async function listExperiences(): Promise<Experience[]> {
  const database = await openResumeDatabase();
  const all = database ? await readExperiences(database) : [...memory.values()];
  return all.sort((one, other) => other.created_at.localeCompare(one.created_at));
}

export async function findExperience(id: string): Promise<Experience | undefined> {
  const database = await openResumeDatabase();
  if (!database) return memory.get(id);
  const found = await database.get("experiences", id);
  return found && !isExperience(found)
    ? (await readExperiences(database)).find((one) => one.id === id)
    : found;
}

/** Reads all experiences. Damaged ones are moved aside, and replaced by the sample with the same id. */
async function readExperiences(database: Database): Promise<Experience[]> {
  const stored = await database.getAll("experiences");
  const damaged = stored.filter((record) => !isExperience(record));
  for (const { id } of damaged)
    await setAside(
      database,
      "experiences",
      id,
      SAMPLES.find((sample) => sample.id === id),
    );
  return damaged.length === 0 ? stored : database.getAll("experiences");
}

export async function storeExperience(experience: Experience): Promise<void> {
  const database = await openResumeDatabase();
  if (database) await database.put("experiences", experience);
  else memory.set(experience.id, experience);
}

/** Resets the experiences to the samples. */
export async function resetExperiences(): Promise<void> {
  const database = await openResumeDatabase();
  if (!database) return putBackSamples();
  const transaction = database.transaction("experiences", "readwrite");
  await transaction.store.clear();
  for (const sample of SAMPLES) await transaction.store.put(sample);
  await transaction.done;
}

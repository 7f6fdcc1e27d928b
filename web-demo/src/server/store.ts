import { type DBSchema, type IDBPDatabase, openDB } from "idb";
import type { Experience } from "resume-patch";
import { SAMPLES } from "./samples";

interface ResumeDatabase extends DBSchema {
  experiences: { key: string; value: Experience };
}

let opened: Promise<IDBPDatabase<ResumeDatabase>> | undefined;

function open(): Promise<IDBPDatabase<ResumeDatabase>> {
  opened ??= openDB<ResumeDatabase>("resume-patch-demo", 1, {
    upgrade(database, _oldVersion, _newVersion, transaction) {
      database.createObjectStore("experiences", { keyPath: "id" });
      for (const sample of SAMPLES) void transaction.objectStore("experiences").put(sample);
    },
  });
  return opened;
}

/** Every experience, the newest entry first. */
export async function listExperiences(): Promise<Experience[]> {
  const all = await (await open()).getAll("experiences");
  return all.sort((one, other) => other.created_at.localeCompare(one.created_at));
}

export async function findExperience(id: string): Promise<Experience | undefined> {
  return (await open()).get("experiences", id);
}

export async function storeExperience(experience: Experience): Promise<void> {
  await (await open()).put("experiences", experience);
}

/** Back to the resume that the page started with. */
export async function resetExperiences(): Promise<void> {
  const transaction = (await open()).transaction("experiences", "readwrite");
  await transaction.store.clear();
  for (const sample of SAMPLES) await transaction.store.put(sample);
  await transaction.done;
}

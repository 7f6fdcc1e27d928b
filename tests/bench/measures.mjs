// Every measurement after the first call, in the order of the table, for the host that imports this file.
import { measureDrafts } from "./drafts.mjs";
import { measureFormSave } from "./form-save.mjs";
import { measureTyping } from "./typing.mjs";
import { measureWarm } from "./warm.mjs";
import { measureWholeResumes } from "./whole-resume.mjs";

/** @returns {Promise<{ title: string, ours: number, peer?: number }[]>} microseconds per call */
export async function measureCalls() {
  const rows = [];
  for (const measure of [measureWarm, measureFormSave, measureWholeResumes, measureDrafts, measureTyping])
    rows.push(...(await measure()));
  return rows;
}

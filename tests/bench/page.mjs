// What the bench page offers to the program that drives the browser.
import { measureDrafts } from "./drafts.mjs";
import { measureFormSave } from "./form-save.mjs";
import { measureKeystrokes } from "./keystroke.mjs";
import { measureWarm } from "./warm.mjs";
import { measureWholeResumes } from "./whole-resume.mjs";

Object.assign(globalThis, {
  measureWarm,
  measureFormSave,
  measureWholeResumes,
  measureDrafts,
  measureKeystrokes,
});

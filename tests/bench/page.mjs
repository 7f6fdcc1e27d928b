// What the bench page offers to the program that drives the browser.
import { measureDrafts } from "./drafts.mjs";
import { measureKeystrokes } from "./keystroke.mjs";
import { measureWarm } from "./warm.mjs";
import { measureWholeResumes } from "./whole-resume.mjs";

Object.assign(globalThis, { measureWarm, measureWholeResumes, measureDrafts, measureKeystrokes });

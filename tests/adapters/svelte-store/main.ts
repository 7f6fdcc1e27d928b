import { load } from "resume-patch";
import { mount } from "svelte";
import { storedJob, storedResume } from "../stored.js";
import App from "./App.svelte";

const { letraz, affinda } = await load();
globalThis.job = letraz.experience.open(storedJob);
globalThis.resume = affinda.resume.open(storedResume);
mount(App, {
  target: document.getElementById("app") as HTMLElement,
  props: { job: globalThis.job, resume: globalThis.resume },
});

import { load } from "resume-patch";
import { createApp } from "vue";
import { storedJob, storedResume } from "../stored.js";
import App from "./App.vue";

const { letraz, affinda } = await load();
globalThis.job = letraz.experience.open(storedJob);
globalThis.resume = affinda.resume.open(storedResume);
createApp(App, { job: globalThis.job, resume: globalThis.resume }).mount("#app");

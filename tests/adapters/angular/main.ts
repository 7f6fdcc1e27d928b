import "@angular/compiler"; // compiles the components in the browser; an app of the Angular CLI needs no such import
import { provideZonelessChangeDetection } from "@angular/core";
import { bootstrapApplication } from "@angular/platform-browser";
import { load } from "resume-patch";
import { storedJob, storedResume } from "../stored.js";
import { AppComponent } from "./app.component.js";

const { letraz, affinda } = await load();
globalThis.job = letraz.experience.open(storedJob);
globalThis.resume = affinda.resume.open(storedResume);
document.getElementById("app")?.append(document.createElement("app-root"));
await bootstrapApplication(AppComponent, { providers: [provideZonelessChangeDetection()] });

import { Component, provideZonelessChangeDetection, signal } from "@angular/core";
import { bootstrapApplication } from "@angular/platform-browser";
import { load } from "resume-patch";
import { reportEdit } from "../save-edit.js";

@Component({ selector: "app-root", template: "<p>{{ outcome() }}</p>" })
class App {
  readonly outcome = signal("");

  constructor() {
    reportEdit(load, location.origin).then((outcome: string) => this.outcome.set(outcome));
  }
}

bootstrapApplication(App, { providers: [provideZonelessChangeDetection()] });

import { Component } from "@angular/core";
import { JobFormComponent } from "./job-form.component.js";
import { ResumeFormComponent } from "./resume-form.component.js";

@Component({
  selector: "app-root",
  imports: [JobFormComponent, ResumeFormComponent],
  template: "<job-form /><resume-form />",
})
export class AppComponent {}

import { Component, Input, signal } from "@angular/core";
import { injectDraft, injectField } from "resume-patch/angular";

@Component({
  selector: "job-row",
  template: `
    <input [attr.aria-label]="'Job title ' + (row() + 1)" [value]="title.value()" (input)="title.edit($event)">
    <button type="button" (click)="draft.remove('/workExperience/' + row())">Remove job {{ row() + 1 }}</button>
  `,
})
export class JobRowComponent {
  // With the Angular CLI: readonly row = input.required<number>();
  readonly row = signal(0);
  @Input({ alias: "row", required: true }) set rowInput(row: number) {
    this.row.set(row);
  }
  readonly draft = globalThis.resume;
  readonly title = injectField(this.draft, () => `/workExperience/${this.row()}/jobTitle`);
}

@Component({
  selector: "resume-form",
  imports: [JobRowComponent],
  template: `
    <section id="resume">
      <fieldset>
        <legend>Languages</legend>
        @for (language of offered; track language) {
          <label><input type="checkbox" [value]="language" [checked]="languages.isChosen(language)"
            (change)="languages.edit($event)"> {{ language }}</label>
        }
      </fieldset>
      <ul>
        @for (_ of view().value.workExperience; track $index) {
          <li><job-row [row]="$index" /></li>
        }
      </ul>
      <button type="button" (click)="draft.insert('/workExperience/-', { jobTitle: '' })">Add a job</button>
    </section>
  `,
})
export class ResumeFormComponent {
  readonly draft = globalThis.resume;
  readonly view = injectDraft(this.draft);
  readonly languages = injectField(this.draft, "/languages");
  readonly offered = ["Dutch", "English", "French"];
}

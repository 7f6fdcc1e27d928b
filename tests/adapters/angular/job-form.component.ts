import { Component, signal } from "@angular/core";
import { FormControl, FormGroup, ReactiveFormsModule } from "@angular/forms";
import { bindControl, injectDraft, injectField } from "resume-patch/angular";

/** A reactive form for some fields, and signals for others. */
@Component({
  selector: "job-form",
  imports: [ReactiveFormsModule],
  template: `
    <section id="job" [formGroup]="form">
      <p>
        <label>Company <input formControlName="company"></label>
        <small>{{ form.controls.company.touched ? company.message() : "" }}</small>
      </p>
      <p>
        <label>Start year
          <input type="number" [value]="year.value()" (input)="year.edit($event)" (blur)="year.leave($event)"></label>
        <small>{{ year.touched() ? year.message() : "" }}</small>
      </p>
      <p>
        <label>Kind
          <select (change)="kind.edit($event)">
            <option value="">None</option>
            @for (option of kind.state().field.options; track option.label) {
              <option [value]="option.value" [selected]="kind.isChosen(option.label)">{{ option.label }}</option>
            }
          </select></label>
      </p>
      <p><label><input type="checkbox" formControlName="current"> I work here</label></p>
      <p>
        <span role="status">{{ view().dirty ? "Unsaved changes" : "Saved" }}</span>
        <button type="button" [disabled]="!view().canUndo" (click)="view().undo()">Undo</button>
        <button type="button" [disabled]="!view().dirty || !view().valid" (click)="save()">Save</button>
        <output>{{ body() }}</output>
      </p>
    </section>
  `,
})
export class JobFormComponent {
  readonly draft = globalThis.job;
  readonly view = injectDraft(this.draft);
  readonly company = injectField(this.draft, "/company_name");
  readonly year = injectField(this.draft, "/started_from_year");
  readonly kind = injectField(this.draft, "/employment_type");
  readonly form = new FormGroup({ company: new FormControl(""), current: new FormControl(false) });
  readonly body = signal("");

  constructor() {
    bindControl(this.form.controls.company, this.draft, "/company_name");
    bindControl(this.form.controls.current, this.draft, "/current");
  }

  save(): void {
    this.body.set(this.view().patch().bodyText);
  }
}

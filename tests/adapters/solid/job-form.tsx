import type { Draft, Experience, ExperienceUpdate } from "resume-patch";
import { useDraft, useField } from "resume-patch/solid";
import { createSignal, For } from "solid-js";

export function JobForm(props: { draft: Draft<Experience, ExperienceUpdate> }) {
  const view = useDraft(props.draft);
  const company = useField(props.draft, "/company_name");
  const year = useField(props.draft, "/started_from_year");
  const kind = useField(props.draft, "/employment_type");
  const current = useField(props.draft, "/current");
  const [body, setBody] = createSignal("");
  return (
    <section id="job">
      <p>
        <label>
          Company <input {...company.input} />
        </label>
        <small>{company.touched ? company.message : ""}</small>
      </p>
      <p>
        <label>
          Start year <input type="number" {...year.input} />
        </label>
        <small>{year.touched ? year.message : ""}</small>
      </p>
      <p>
        <label>
          Kind{" "}
          <select {...kind.input}>
            <option value="">None</option>
            <For each={kind.field.options}>
              {({ value, label }) => (
                <option value={String(value)} selected={kind.isChosen(label)}>
                  {label}
                </option>
              )}
            </For>
          </select>
        </label>
      </p>
      <p>
        <label>
          <input type="checkbox" {...current.checkbox} /> I work here
        </label>
      </p>
      <p>
        <span role="status">{view.dirty ? "Unsaved changes" : "Saved"}</span>
        <button type="button" disabled={!view.canUndo} onClick={() => view.undo()}>
          Undo
        </button>
        <button
          type="button"
          disabled={!view.dirty || !view.valid}
          onClick={() => setBody(view.patch().bodyText)}
        >
          Save
        </button>
        <output>{body()}</output>
      </p>
    </section>
  );
}

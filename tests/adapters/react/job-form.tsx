import { useEffect, useState } from "react";
import type { Draft, Endpoint, Experience, ExperienceUpdate } from "resume-patch";
import { useDraft, useField } from "resume-patch/react";

type JobDraft = Draft<Experience, ExperienceUpdate>;

function Message({ of: { touched, message } }: { of: { touched: boolean; message: string } }) {
  return <small>{touched && message}</small>;
}

function Company({ draft }: { draft: JobDraft }) {
  const company = useField(draft, "/company_name");
  countRender("Company");
  return (
    <p>
      <label>
        Company <input {...company.input} />
      </label>
      <Message of={company} />
    </p>
  );
}

function Year({ draft }: { draft: JobDraft }) {
  const year = useField(draft, "/started_from_year");
  return (
    <p>
      <label>
        Start year <input type="number" {...year.input} />
      </label>
      <Message of={year} />
    </p>
  );
}

function Kind({ draft }: { draft: JobDraft }) {
  const kind = useField(draft, "/employment_type");
  return (
    <p>
      <label>
        Kind{" "}
        <select {...kind.input}>
          <option value="">None</option>
          {kind.field.options?.map(({ value, label }) => (
            <option key={label} value={String(value)}>
              {label}
            </option>
          ))}
        </select>
      </label>
    </p>
  );
}

function Current({ draft }: { draft: JobDraft }) {
  const current = useField(draft, "/current");
  return (
    <p>
      <label>
        <input type="checkbox" {...current.checkbox} /> I work here
      </label>
    </p>
  );
}

function Actions({ draft }: { draft: JobDraft }) {
  const { dirty, valid, canUndo, undo, patch } = useDraft(draft);
  const [body, setBody] = useState("");
  return (
    <p>
      <span role="status">{dirty ? "Unsaved changes" : "Saved"}</span>
      <button type="button" disabled={!canUndo} onClick={undo}>
        Undo
      </button>
      <button type="button" disabled={!dirty || !valid} onClick={() => setBody(patch().bodyText)}>
        Save
      </button>
      <output>{body}</output>
    </p>
  );
}

interface JobFormProps {
  endpoint: Endpoint<Experience, ExperienceUpdate>;
  stored: Experience;
}

export function JobForm({ endpoint, stored }: JobFormProps) {
  const { draft } = useDraft(() => endpoint.open(stored), [endpoint, stored]);
  useEffect(() => {
    globalThis.job = draft;
  }, [draft]);
  return (
    <section id="job">
      <Company draft={draft} />
      <Year draft={draft} />
      <Kind draft={draft} />
      <Current draft={draft} />
      <Actions draft={draft} />
    </section>
  );
}

/** Counts for the tests. */
function countRender(name: string): void {
  globalThis.renders = { ...globalThis.renders, [name]: (globalThis.renders?.[name] ?? 0) + 1 };
}

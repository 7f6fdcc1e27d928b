import { useEffect } from "react";
import type { Draft, Endpoint, Resume, ResumeUpdate } from "resume-patch";
import { useDraft, useField } from "resume-patch/react";

type ResumeDraft = Draft<Resume, ResumeUpdate>;

function Languages({ draft }: { draft: ResumeDraft }) {
  const languages = useField(draft, "/languages");
  return (
    <fieldset>
      <legend>Languages</legend>
      {["Dutch", "English", "French"].map((language) => (
        <label key={language}>
          <input type="checkbox" {...languages.choice(language)} /> {language}
        </label>
      ))}
    </fieldset>
  );
}

function Job({ draft, row }: { draft: ResumeDraft; row: number }) {
  const title = useField(draft, `/workExperience/${row}/jobTitle`);
  return (
    <li>
      <input aria-label={`Job title ${row + 1}`} {...title.input} />
      <button type="button" onClick={() => draft.remove(`/workExperience/${row}`)}>
        Remove job {row + 1}
      </button>
    </li>
  );
}

function Jobs({ draft }: { draft: ResumeDraft }) {
  const { value } = useDraft(draft);
  return (
    <>
      <ul>
        {value.workExperience?.map((_, row) => (
          <Job key={row} draft={draft} row={row} />
        ))}
      </ul>
      <button type="button" onClick={() => draft.insert("/workExperience/-", { jobTitle: "" })}>
        Add a job
      </button>
    </>
  );
}

interface ResumeFormProps {
  endpoint: Endpoint<Resume, ResumeUpdate>;
  stored: Resume;
}

export function ResumeForm({ endpoint, stored }: ResumeFormProps) {
  const { draft } = useDraft(() => endpoint.open(stored), [endpoint, stored]);
  useEffect(() => {
    globalThis.resume = draft;
  }, [draft]);
  return (
    <section id="resume">
      <Languages draft={draft} />
      <Jobs draft={draft} />
    </section>
  );
}

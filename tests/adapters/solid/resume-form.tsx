import type { Draft, Resume, ResumeUpdate } from "resume-patch";
import { useDraft, useField } from "resume-patch/solid";
import { For, Index } from "solid-js";

type ResumeDraft = Draft<Resume, ResumeUpdate>;

function JobRow(props: { draft: ResumeDraft; row: number }) {
  const title = useField(props.draft, () => `/workExperience/${props.row}/jobTitle`);
  return (
    <li>
      <input aria-label={`Job title ${props.row + 1}`} {...title.input} />
      <button type="button" onClick={() => props.draft.remove(`/workExperience/${props.row}`)}>
        Remove job {props.row + 1}
      </button>
    </li>
  );
}

export function ResumeForm(props: { draft: ResumeDraft }) {
  const view = useDraft(props.draft);
  const languages = useField(props.draft, "/languages");
  return (
    <section id="resume">
      <fieldset>
        <legend>Languages</legend>
        <For each={["Dutch", "English", "French"]}>
          {(language) => (
            <label>
              <input type="checkbox" {...languages.choice(language)} /> {language}
            </label>
          )}
        </For>
      </fieldset>
      <ul>
        <Index each={view.value.workExperience}>{(_, row) => <JobRow draft={props.draft} row={row} />}</Index>
      </ul>
      <button type="button" onClick={() => props.draft.insert("/workExperience/-", { jobTitle: "" })}>
        Add a job
      </button>
    </section>
  );
}

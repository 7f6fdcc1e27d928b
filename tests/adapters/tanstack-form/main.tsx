import { useForm } from "@tanstack/react-form";
import { useState } from "react";
import { createRoot } from "react-dom/client";
import type { Draft, Experience, ExperienceUpdate } from "resume-patch";
import { load } from "resume-patch";
import { letrazClient } from "resume-patch/client";
import { resumePatchValidator, sendForm } from "resume-patch/tanstack-form";
import { JobServer, storedJob } from "../stored.js";

const { experience } = (await load()).letraz;
const server = new JobServer();
const client = letrazClient({
  endpoint: experience,
  baseUrl: "https://letraz.example/api/v1/",
  auth: { type: "bearer", token: "token" },
  fetch: server.fetch,
});

function JobForm({ draft }: { draft: Draft<Experience, ExperienceUpdate> }) {
  const [outcome, setOutcome] = useState("");
  const form = useForm({
    defaultValues: experience.toForm(draft.base),
    validators: { onChange: resumePatchValidator(experience, { base: draft.base }) },
    onSubmit: async ({ value, formApi }) => {
      const result = await sendForm(formApi, value, {
        draft,
        send: (draft) => client.send(draft, { resumeId: "base", id: storedJob.id }),
      });
      if (result.kind === "sent") formApi.reset(experience.toForm(draft.base));
      setOutcome(result.kind);
    },
  });
  const field = (name: string, label: string) => (
    <form.Field name={name}>
      {({ state, handleChange, handleBlur }) => (
        <p>
          <label>
            {label}{" "}
            <input
              name={name}
              value={state.value ?? ""}
              onBlur={handleBlur}
              onChange={(event) => handleChange(event.target.value)}
            />
          </label>
          <small>{state.meta.errors.map((error) => error?.message).join(" ")}</small>
        </p>
      )}
    </form.Field>
  );
  return (
    <form
      id="job"
      onSubmit={(event) => {
        event.preventDefault();
        void form.handleSubmit();
      }}
    >
      {field("company_name", "Company")}
      {field("city", "City")}
      <button type="submit">Save</button>
      <output>{outcome}</output>
    </form>
  );
}

globalThis.job = experience.open(storedJob);
globalThis.bodies = server.bodies;
createRoot(document.getElementById("app") as HTMLElement).render(<JobForm draft={globalThis.job} />);

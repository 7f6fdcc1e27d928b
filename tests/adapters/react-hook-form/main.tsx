import { useState } from "react";
import { createRoot } from "react-dom/client";
import { useForm } from "react-hook-form";
import type { Draft, Experience, ExperienceUpdate } from "resume-patch";
import { load } from "resume-patch";
import { letrazClient } from "resume-patch/client";
import { resumePatchResolver, sendForm } from "resume-patch/react-hook-form";
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
  "use no memo"; // `register` of React Hook Form 7 has to run at each render
  const [outcome, setOutcome] = useState("");
  const form = useForm({
    resolver: resumePatchResolver(experience, { base: draft.base }),
    defaultValues: experience.toForm(draft.base),
  });
  const { errors } = form.formState;
  const onSubmit = form.handleSubmit(async (values) => {
    const result = await sendForm(form, values, {
      draft,
      send: (draft) => client.send(draft, { resumeId: "base", id: storedJob.id }),
    });
    if (result.kind === "sent") form.reset(experience.toForm(draft.base));
    setOutcome(result.kind);
  });
  return (
    <form onSubmit={onSubmit} id="job">
      <p>
        <label>
          Company <input {...form.register("company_name")} />
        </label>
        <small>{errors.company_name?.message}</small>
      </p>
      <p>
        <label>
          City <input {...form.register("city")} />
        </label>
        <small>{errors.city?.message}</small>
      </p>
      <button type="submit">Save</button>
      <output>{outcome}</output>
    </form>
  );
}

globalThis.job = experience.open(storedJob);
globalThis.bodies = server.bodies;
createRoot(document.getElementById("app") as HTMLElement).render(<JobForm draft={globalThis.job} />);

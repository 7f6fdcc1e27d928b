// A mutation of TanStack Query that sends a draft. The query's cache holds what the server stored.
import {
  QueryClient,
  QueryClientProvider,
  useMutation,
  useQuery,
  useQueryClient,
} from "@tanstack/react-query";
import { useEffect } from "react";
import { createRoot } from "react-dom/client";
import type { Draft, Experience, ExperienceUpdate } from "resume-patch";
import { load } from "resume-patch";
import { letrazClient } from "resume-patch/client";
import { bindForm } from "resume-patch/form";
import { useDraft } from "resume-patch/react";
import { JobServer, storedJob } from "../stored.js";

const { experience } = (await load()).letraz;
const server = new JobServer();
const client = letrazClient({
  endpoint: experience,
  baseUrl: "https://letraz.example/api/v1/",
  auth: { type: "bearer", token: "token" },
  fetch: server.fetch,
});
const ids = { resumeId: "base", id: storedJob.id };
const jobKey = ["job", ids.id];

/** Sends a draft. A result that stored nothing is an error of the mutation, and its issues are shown by the draft. */
function useSendJob(draft: Draft<Experience, ExperienceUpdate>) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: async () => {
      const result = await client.send(draft, ids);
      if (result.kind !== "sent" && result.kind !== "unchanged") throw new Error(result.message);
      return result;
    },
    retry: false, // the client itself retries what is safe to repeat
    onSettled: () => queryClient.setQueryData(jobKey, draft.base),
  });
}

function JobForm({ stored }: { stored: Experience }) {
  // Opened once: what the server stored later reaches the draft through `rebase`, so that edits stay.
  const { draft, dirty } = useDraft(() => experience.open(stored), []);
  useEffect(() => {
    draft.rebase(stored);
    globalThis.job = draft;
  }, [draft, stored]);
  const { mutateAsync, error, isSuccess } = useSendJob(draft);
  return (
    <form id="job" ref={(form) => bindForm(form, draft, { onSubmit: () => mutateAsync().catch(() => {}) })}>
      <p>
        <label>
          Company <input name="company_name" />
        </label>
        <small data-error-for="company_name" />
      </p>
      <p>
        <label>
          City <input name="city" />
        </label>
        <small data-error-for="city" />
      </p>
      <button type="submit">Save</button>
      <span role="status">{dirty ? "Unsaved changes" : "Saved"}</span>
      <output>{error?.message ?? (isSuccess ? "sent" : "")}</output>
    </form>
  );
}

function Page() {
  const { data } = useQuery<Experience>({
    queryKey: jobKey,
    queryFn: async () => (await server.fetch("", { method: "GET" })).json(),
    staleTime: Number.POSITIVE_INFINITY,
  });
  return data === undefined ? <p>Loading</p> : <JobForm stored={data} />;
}

globalThis.bodies = server.bodies;
createRoot(document.getElementById("app") as HTMLElement).render(
  <QueryClientProvider client={new QueryClient()}>
    <Page />
  </QueryClientProvider>,
);

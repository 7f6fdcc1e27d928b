// Detects that the form was loaded from another place than it saves to.
import { storageKey } from "../sending/letraz";
import type { PageServer } from "../server/connect";
import type { JobContext } from "./job-context";

interface OtherSource {
  readonly text: string;
  /** The label of the button that loads it. */
  readonly label: string;
}

/** Returns the notice about a job that was loaded from elsewhere; null when it was not. */
export function otherSourceOf(
  { job, settings, ids }: JobContext,
  server: PageServer,
  hasStoredEdits: (key: string) => boolean,
): OtherSource | null {
  const target = storageKey(server, settings, ids);
  if (job.loadedFrom === target) return null;
  if (job.id !== ids.id) {
    const more = hasStoredEdits(target) ? " You have unsaved changes to that job." : "";
    return {
      text: `The server settings point to another job.${more}`,
      label: "Load that job",
    };
  }
  const host = settings.baseUrl === "" ? "this page" : new URL(settings.baseUrl).host;
  const isFromPage = job.loadedFrom.startsWith(`${server.baseUrl}/`);
  const copy = isFromPage ? "the copy from this page" : "a copy from another server";
  const more = hasStoredEdits(target) ? " You have unsaved changes there." : "";
  return {
    text: `You are editing ${copy}, but Save sends to ${host}.${more}`,
    label: "Load it from there",
  };
}

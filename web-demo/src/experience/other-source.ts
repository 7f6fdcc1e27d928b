// Whether the job that is shown is the one that would be saved.
import { SERVER_BUTTON } from "../panel/save-bar";
import { storageKey } from "../sending/letraz";
import type { PageServer } from "../server/connect";
import type { JobContext } from "./job-context";

interface OtherSource {
  readonly text: string;
  /** What a button is called that reads it. */
  readonly label: string;
}

/** What there is to say of a job that was not read where it would be saved; null where it was. */
export function otherSourceOf(
  { job, settings, ids }: JobContext,
  server: PageServer,
  hasKept: (key: string) => boolean,
): OtherSource | null {
  const target = storageKey(server, settings, ids);
  if (job.loadedFrom === target) return null;
  if (job.id !== ids.id) {
    const more = hasKept(target) ? " You have unsaved changes of that one." : "";
    return {
      text: `${SERVER_BUTTON} names another job than this one.${more}`,
      label: "Load that job",
    };
  }
  const host = settings.baseUrl === "" ? "the server in this page" : new URL(settings.baseUrl).host;
  const more = hasKept(target) ? " You have unsaved changes there." : "";
  return {
    text: `This job was not read from ${host}, where it would be saved.${more}`,
    label: "Load it from there",
  };
}

// Whether the job that is shown is the one that would be saved.
import { WAY_TO_SERVER } from "../panel/save-bar";
import { keyOf } from "../sending/letraz";
import type { PageServer } from "../server/connect";
import type { Shown } from "./beside";

interface Unread {
  readonly text: string;
  /** What a button is called that reads it. */
  readonly label: string;
}

/** What there is to say of a job that was not read where it would be saved; null where it was. */
export function unreadOf(
  { job, settings, ids }: Shown,
  server: PageServer,
  hasKept: (key: string) => boolean,
): Unread | null {
  const wanted = keyOf(server, settings, ids);
  if (job.source === wanted) return null;
  if (job.id !== ids.id) {
    const more = hasKept(wanted) ? " You have unsaved changes of that one." : "";
    return {
      text: `${WAY_TO_SERVER} names another job than this one.${more}`,
      label: "Load that job",
    };
  }
  const host = settings.baseUrl === "" ? "the server in this page" : new URL(settings.baseUrl).host;
  const more = hasKept(wanted) ? " You have unsaved changes there." : "";
  return {
    text: `This job was not read from ${host}, where it would be saved.${more}`,
    label: "Load it from there",
  };
}

import type { Network } from "../editing/network";
import type { Encoding, ExperienceEndpoint } from "../library";
import type { Panel } from "../panel/panel";
import { clientFor, clientOfSomeoneElse, idsOf } from "../sending/letraz";
import type { Settings } from "../sending/settings";
import type { PageServer } from "../server/connect";
import type { Shown } from "./beside";
import type { OpenJob } from "./job";
import { editAsSomeoneElse } from "./someone-else";

/** What the tab of single jobs is put into. */
export interface Surroundings {
  readonly endpoint: ExperienceEndpoint;
  readonly server: PageServer;
  readonly network: Network;
  readonly settings: () => Settings;
  readonly panel: Panel;
  /** Whether there is something to save has changed, or may have. */
  readonly onDirty: (dirty: boolean) => void;
  /** The server stored something new. */
  readonly onSaved: (resource: object) => void;
  /** Whether unsaved edits are kept under a key. */
  readonly hasKept: (key: string) => boolean;
  /** Reads the job that the settings name, and opens it. */
  readonly onLoad: () => void;
}

/** A job with the way by which it would be sent now. */
export function shownIn(around: Surroundings, job: OpenJob, encoding: Encoding): Shown {
  const { endpoint, server, network } = around;
  const settings = around.settings();
  const way = { endpoint, server, settings, encoding };
  const ids = idsOf(settings, job.id);
  const someoneElse = (): Promise<void> =>
    editAsSomeoneElse(clientOfSomeoneElse(way), ids, endpoint.fields, job.draft.changes);
  return { job, client: clientFor(way, network, someoneElse), settings, ids, encoding };
}

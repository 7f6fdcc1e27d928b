import type { NetworkSimulator } from "../editing/network-simulator";
import type { Encoding, ExperienceEndpoint } from "../library";
import type { Panel } from "../panel/panel";
import { clientFor, type ExperienceClient, idsOf, otherPersonsClient } from "../sending/letraz";
import type { Settings } from "../sending/settings";
import type { PageServer } from "../server/connect";
import { editAsSomeoneElse } from "./edit-as-someone-else";
import type { OpenJob } from "./job";

/** A job and the client, ids and encoding it would be sent with. */
export interface JobContext {
  readonly job: OpenJob;
  readonly client: ExperienceClient;
  readonly settings: Settings;
  readonly ids: Parameters<ExperienceClient["send"]>[1];
  readonly encoding: Encoding;
}

/** What the tab of single jobs is put into. */
export interface TabOptions {
  readonly endpoint: ExperienceEndpoint;
  readonly server: PageServer;
  readonly network: NetworkSimulator;
  readonly settings: () => Settings;
  readonly panel: Panel;
  /** Whether there is something to save has changed, or may have. */
  readonly onDirty: (dirty: boolean) => void;
  /** The server stored something new. */
  readonly onSaved: (resource: object) => void;
  /** Whether unsaved edits are kept under a key. */
  readonly hasStoredEdits: (key: string) => boolean;
  /** Reads the job that the settings name, and opens it. */
  readonly onLoad: () => void;
}

/** A job with the way by which it would be sent now. */
export function jobContext(options: TabOptions, job: OpenJob, encoding: Encoding): JobContext {
  const { endpoint, server, network } = options;
  const settings = options.settings();
  const context = { endpoint, server, settings, encoding };
  const ids = idsOf(settings, job.id);
  const simulateOtherEdit = (): Promise<void> =>
    editAsSomeoneElse(otherPersonsClient(context), ids, endpoint.fields, job.draft.changes);
  return { job, client: clientFor(context, network, simulateOtherEdit), settings, ids, encoding };
}

import type { NetworkSimulator } from "../editing/network-simulator";
import type { Encoding, ExperienceEndpoint } from "../library";
import type { Panel } from "../panel/panel";
import { clientFor, type ExperienceClient, idsOf, otherPersonsClient } from "../sending/letraz";
import type { Settings } from "../sending/settings";
import type { PageServer } from "../server/connect";
import { editAsSomeoneElse } from "./edit-as-someone-else";
import type { OpenJob } from "./job";

/** A job with the client, ids and encoding that would send it now. */
export interface JobContext {
  readonly job: OpenJob;
  readonly client: ExperienceClient;
  readonly settings: Settings;
  readonly ids: Parameters<ExperienceClient["send"]>[1];
  readonly encoding: Encoding;
}

/** The options of `ExperienceTab`. */
export interface TabOptions {
  readonly endpoint: ExperienceEndpoint;
  readonly server: PageServer;
  readonly network: NetworkSimulator;
  readonly settings: () => Settings;
  readonly panel: Panel;
  /** Receives whether the tab has unsaved changes. */
  readonly onDirty: (dirty: boolean) => void;
  /** Receives a job that the server has saved. */
  readonly onSaved: (resource: object) => void;
  /** Returns whether unsaved edits are stored under a key. */
  readonly hasStoredEdits: (key: string) => boolean;
  /** Loads and opens the job that the settings name. */
  readonly onLoad: () => void;
}

/** Returns a job with the client, ids and encoding that would send it now. */
export function jobContext(options: TabOptions, job: OpenJob, encoding: Encoding): JobContext {
  const { endpoint, server, network } = options;
  const settings = options.settings();
  const context = { endpoint, server, settings, encoding };
  const ids = idsOf(settings, job.id);
  const simulateOtherEdit = (): Promise<void> =>
    editAsSomeoneElse(otherPersonsClient(context), ids, endpoint.fields, job.draft.changes);
  return { job, client: clientFor(context, network, simulateOtherEdit), settings, ids, encoding };
}

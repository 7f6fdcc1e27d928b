import type { load } from "resume-patch";
import type { NetworkSimulator } from "../editing/network-simulator";
import type { Panel } from "../panel/panel";
import type { PageServer } from "../server/connect";

/** An editor behind a tab of the page. */
export interface Editor {
  /** Points the shared panel and the page header at this editor. Called when its tab is opened. */
  activate(): void;
  /** Opens the dialog that chooses the server. */
  openSettings(): void;
}

/** The shared parts that the page gives to each editor. */
export interface PageParts {
  readonly library: Awaited<ReturnType<typeof load>>;
  readonly server: PageServer;
  readonly panel: Panel;
  /** Supplies the client options that simulate failures. */
  readonly network: NetworkSimulator;
  /** Receives whether the editor has unsaved changes. */
  readonly onDirty: (dirty: boolean) => void;
}

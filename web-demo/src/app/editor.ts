import type { load } from "resume-patch";
import type { NetworkSimulator } from "../editing/network-simulator";
import type { Panel } from "../panel/panel";
import type { PageServer } from "../server/connect";

/** What a tab of the page does for the page. */
export interface Editor {
  /** The tab was opened: the panel and the head of the page are now about what it edits. */
  activate(): void;
  /** Asks where its requests go. */
  openSettings(): void;
}

/** What the page hands to each of its tabs. */
export interface PageParts {
  readonly library: Awaited<ReturnType<typeof load>>;
  readonly server: PageServer;
  readonly panel: Panel;
  /** What the clients of a tab are made with. */
  readonly network: NetworkSimulator;
  /** Whether there is something to save has changed, or may have. */
  readonly onDirty: (dirty: boolean) => void;
}

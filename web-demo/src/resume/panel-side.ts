import type { ResumeEndpoint } from "../library";
import type { Seat } from "../panel/seat";
import { Composer, type Outgoing } from "../sending/outgoing";
import type { PageServer } from "../server/connect";
import { type ChangesHandlers, Comparison, type Versions } from "./changes";
import { nameOfPlace } from "./place-name";
import type { Review } from "./review";
import { type ResumeSettings, resumeAddress } from "./settings";

interface Target {
  readonly endpoint: ResumeEndpoint;
  readonly server: PageServer;
  readonly settings: () => ResumeSettings;
}

interface Shown {
  readonly versions: Versions;
  readonly review: Review;
  readonly conflicts: number;
}

/** What the panel shows of a draft in full: its changes side by side, and the request. */
export class PanelSide {
  readonly #composer = new Composer();
  readonly #comparison: Comparison;
  #shown: Shown | null = null;

  constructor(
    private readonly seat: Seat,
    private readonly target: Target,
    handlers: ChangesHandlers,
  ) {
    this.#comparison = new Comparison(handlers);
  }

  /** `conflicts`: how many are not decided. */
  show(versions: Versions, review: Review, conflicts: number): void {
    this.#shown = { versions, review, conflicts };
    const { changes, patch } = review;
    this.seat.changes(changes.length, () =>
      changes.length + patch.ignored.length === 0
        ? document.createDocumentFragment()
        : this.#comparison.listOf(changes, patch.ignored, versions),
    );
    this.showRequest();
  }

  /** The request as it would be sent now. */
  compose({ patch }: Review): Promise<Outgoing> {
    const { endpoint, server, settings } = this.target;
    return this.#composer.compose({
      method: endpoint.operation.method,
      url: resumeAddress(endpoint.operation, server.baseUrl, settings()),
      patch,
      encoding: "application/json",
      auth: settings().auth,
    });
  }

  showRequest(): void {
    const shown = this.#shown;
    if (shown === null) return;
    const { versions, review } = shown;
    if (review.patch.bodyText === "") {
      this.seat.request(null);
      return;
    }
    const bytes = new TextEncoder().encode(JSON.stringify(versions.after)).length;
    void this.compose(review).then((request) => {
      if (shown !== this.#shown) return; // meanwhile there was another key
      this.seat.request({
        request,
        whole: { bytes, name: "whole resume" },
        labelOf: (path) => nameOfPlace(versions.fields, path, versions.after).what,
        obstacle: obstacleTo(shown),
      });
    });
  }
}

function obstacleTo({ conflicts, review }: Shown): string {
  if (conflicts > 0) return "Not sent before the conflicts are decided.";
  return review.valid ? "" : "Not sent before the problems are fixed.";
}

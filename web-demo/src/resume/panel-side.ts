import type { ResumeDraft } from "../library";
import type { Seat } from "../panel/seat";
import { type Outgoing, outgoingOf } from "../sending/outgoing";
import { type ChangesHandlers, Comparison, type Versions } from "./changes";
import { nameOfPlace } from "./place-name";
import type { Review } from "./review";
import type { ResumeSettings } from "./settings";
import type { Target } from "./target";

interface Way {
  readonly settings: () => ResumeSettings;
  readonly target: () => Target;
}

interface Shown {
  readonly draft: ResumeDraft;
  readonly versions: Versions;
  readonly review: Review;
}

/** What the panel shows of a draft in full: its changes side by side, and the request. */
export class PanelSide {
  readonly #comparison: Comparison;
  #shown: Shown | null = null;
  #request: Promise<Outgoing | null> = Promise.resolve(null);

  constructor(
    private readonly seat: Seat,
    private readonly way: Way,
    handlers: ChangesHandlers,
  ) {
    this.#comparison = new Comparison(handlers);
  }

  show(draft: ResumeDraft, versions: Versions, review: Review): void {
    this.#shown = { draft, versions, review };
    const { changes, patch } = review;
    this.seat.changes(changes.length, () =>
      changes.length + patch.ignored.length === 0
        ? document.createDocumentFragment()
        : this.#comparison.listOf(changes, patch.ignored, versions),
    );
    this.showRequest();
  }

  /** The request that is shown; null where there is nothing to send. */
  request(): Promise<Outgoing | null> {
    return this.#request;
  }

  showRequest(): void {
    const shown = this.#shown;
    if (shown === null) return;
    const { draft, versions } = shown;
    const { client, ids } = this.way.target();
    const asked = client.request(draft, ids);
    if (asked === null) {
      this.#request = Promise.resolve(null);
      this.seat.request(null);
      return;
    }
    this.#request = outgoingOf(asked, this.way.settings().auth);
    const bytes = new TextEncoder().encode(JSON.stringify(versions.after)).length;
    void this.#request.then((request) => {
      if (shown !== this.#shown || request === null) return; // meanwhile there was another key
      this.seat.request({
        request,
        whole: { bytes, name: "whole resume" },
        labelOf: (path) => nameOfPlace(versions.fields, path, versions.after).what,
        obstacle: obstacleTo(shown),
      });
    });
  }
}

function obstacleTo({ draft, review }: Shown): string {
  if (draft.conflicts.length > 0) return "Not sent before the conflicts are decided.";
  return review.valid ? "" : "Not sent before the problems are fixed.";
}

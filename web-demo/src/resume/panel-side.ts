import type { ResumeEndpoint } from "../library";
import type { Seat } from "../panel/seat";
import { Composer, type Outgoing } from "../sending/outgoing";
import type { PageServer } from "../server/connect";
import type { Assessment } from "./assess";
import { type ChangesHandlers, Comparison } from "./changes";
import type { ResumeDraft } from "./draft";
import type { ResumeFields } from "./fields";
import { nameOfPlace } from "./place-name";
import { type ResumeSettings, resumeAddress } from "./settings";

interface Target {
  readonly endpoint: ResumeEndpoint;
  readonly server: PageServer;
  readonly settings: () => ResumeSettings;
}

interface Shown {
  readonly draft: ResumeDraft;
  readonly fields: ResumeFields;
  readonly now: Assessment;
}

const LARGE = 6000; // characters of a body that is not written anew at every key
const PAUSE_MS = 150;

/** What the panel shows of a draft in full: its changes side by side, and the request. */
export class PanelSide {
  readonly #composer = new Composer();
  readonly #comparison: Comparison;
  #shown: Shown | null = null;
  #pause: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly seat: Seat,
    private readonly target: Target,
    handlers: ChangesHandlers,
  ) {
    this.#comparison = new Comparison(handlers);
  }

  /** What is long is shown when the person pauses: typing must stay smooth. */
  show(draft: ResumeDraft, fields: ResumeFields, now: Assessment): void {
    this.#shown = { draft, fields, now };
    clearTimeout(this.#pause);
    if (now.patch.bodyText.length < LARGE) this.#showAll(this.#shown);
    else this.#pause = setTimeout((shown: Shown) => this.#showAll(shown), PAUSE_MS, this.#shown);
  }

  showRequest(): void {
    if (this.#shown) this.#showRequest(this.#shown);
  }

  /** The request as it would be sent now. */
  compose(now: Assessment): Promise<Outgoing> {
    const { endpoint, server, settings } = this.target;
    return this.#composer.compose({
      method: endpoint.operation.method,
      url: resumeAddress(endpoint.operation, server.baseUrl, settings()),
      patch: now.patch,
      encoding: "application/json",
      auth: settings().auth,
    });
  }

  #showAll(shown: Shown): void {
    const { draft, fields, now } = shown;
    const { changes, patch } = now;
    const versions = { fields, before: draft.base, after: draft.value };
    this.seat.changes(changes.length, () =>
      changes.length + patch.ignored.length === 0
        ? document.createDocumentFragment()
        : this.#comparison.listOf(changes, patch.ignored, versions),
    );
    this.#showRequest(shown);
  }

  #showRequest(shown: Shown): void {
    const { draft, fields, now } = shown;
    if (now.patch.body === null) {
      this.seat.request(null);
      return;
    }
    const bytes = new TextEncoder().encode(JSON.stringify(draft.value)).length;
    void this.compose(now).then((request) => {
      if (shown !== this.#shown) return; // meanwhile there was another key
      this.seat.request({
        request,
        whole: { bytes, name: "whole resume" },
        labelOf: (path) => nameOfPlace(fields, path, draft.value).what,
        obstacle: obstacleTo(draft, now),
      });
    });
  }
}

function obstacleTo(draft: ResumeDraft, now: Assessment): string {
  if (draft.conflicts.length > 0) return "Not sent before the conflicts are decided.";
  return now.valid ? "" : "Not sent before the problems are fixed.";
}

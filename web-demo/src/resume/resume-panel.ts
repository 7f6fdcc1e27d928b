import type { ResumeDraft } from "../library";
import type { PanelOutput } from "../panel/panel-output";
import { previewOf, type RequestPreview } from "../sending/request-preview";
import { type ChangesHandlers, Comparison, type Versions } from "./changes";
import { labelOfPath } from "./path-label";
import type { ResumeTarget } from "./resume-target";
import type { Review } from "./review";
import type { ResumeSettings } from "./settings";

interface PanelOptions {
  readonly settings: () => ResumeSettings;
  readonly target: () => ResumeTarget;
}

interface Shown {
  readonly draft: ResumeDraft;
  readonly versions: Versions;
  readonly review: Review;
}

/** Shows a draft in the panel: the changes side by side and the request. */
export class ResumePanel {
  readonly #comparison: Comparison;
  #shown: Shown | null = null;
  #request: Promise<RequestPreview | null> = Promise.resolve(null);

  constructor(
    private readonly panel: PanelOutput,
    private readonly options: PanelOptions,
    handlers: ChangesHandlers,
  ) {
    this.#comparison = new Comparison(handlers);
  }

  show(draft: ResumeDraft, versions: Versions, review: Review): void {
    this.#shown = { draft, versions, review };
    const { changes, patch } = review;
    this.panel.showChanges(changes.length, () =>
      changes.length + patch.ignored.length === 0
        ? document.createDocumentFragment()
        : this.#comparison.listOf(changes, patch.ignored, versions),
    );
    this.showRequest();
  }

  /** Resolves with the request that is shown; null when there is nothing to send. */
  request(): Promise<RequestPreview | null> {
    return this.#request;
  }

  showRequest(): void {
    const shown = this.#shown;
    if (shown === null) return;
    const { draft, versions } = shown;
    const { client, ids } = this.options.target();
    const changeRequest = client.request(draft, ids);
    if (changeRequest === null) {
      this.#request = Promise.resolve(null);
      this.panel.showRequest(null);
      return;
    }
    this.#request = previewOf(changeRequest, this.options.settings().auth);
    const bytes = new TextEncoder().encode(JSON.stringify(versions.after)).length;
    void this.#request.then((request) => {
      if (shown !== this.#shown || request === null) return; // another edit followed meanwhile
      this.panel.showRequest({
        request,
        whole: { bytes, name: "whole resume" },
        labelOf: (path) => labelOfPath(versions.fields, path, versions.after).label,
        whyNotSent: whyNotSent(shown),
      });
    });
  }
}

function whyNotSent({ draft, review }: Shown): string {
  if (draft.conflicts.length > 0) return "Resolve the conflicts first; nothing is sent until then.";
  return review.valid ? "" : "Fix the problems first; nothing is sent until then.";
}

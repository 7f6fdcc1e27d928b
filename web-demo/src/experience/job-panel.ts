import { element } from "../app/element";
import type { Conflict, ExperienceEndpoint, Field } from "../library";
import type { PanelOutput } from "../panel/panel-output";
import { textSides } from "../panel/text-sides";
import { fullFormSize, previewOf, type RequestPreview } from "../sending/request-preview";
import { ChangesView } from "./changes";
import { propertyOf } from "./form";
import { formatValue } from "./format-value";
import type { OpenJob } from "./job";
import type { JobContext } from "./job-context";
import { comparableTexts, plainTextOf } from "./rich-text";

/** What the panel beside the form shows of a job: problems, changes, and the request that they make. */
export class JobPanel {
  readonly #changes: ChangesView;
  readonly #fields: ReadonlyMap<string, Field>;
  #context: JobContext | null = null;
  #request: RequestPreview | null = null;

  constructor(
    private readonly panel: PanelOutput,
    private readonly endpoint: ExperienceEndpoint,
    handlers: ConstructorParameters<typeof ChangesView>[1],
  ) {
    this.#changes = new ChangesView(endpoint.fields, handlers);
    this.#fields = new Map(endpoint.fields.map((field) => [field.name, field]));
  }

  /** The request that was shown last, as it is sent. */
  get request(): RequestPreview | null {
    return this.#request;
  }

  show(shown: JobContext): void {
    const { draft, issues, edited } = shown.job;
    const { changes, dirty } = draft;
    const { ignored } = draft.patch();
    this.panel.showProblems(issues, dirty && draft.conflicts.length === 0);
    this.panel.showChanges(changes.length, () => this.#changes.listOf(changes, ignored));
    this.panel.showCounts({ changes: edited.size, problems: issues.length, dirty });
    this.panel.showHistory({ canUndo: draft.canUndo, canRedo: draft.canRedo });
    void this.showRequest(shown);
  }

  /** Shows the request; the way it goes may have changed. */
  async showRequest(shown: JobContext): Promise<void> {
    this.#context = shown;
    const { job, client, ids, settings } = shown;
    const isThis = job.id === ids.id;
    const request = isThis ? client.request(job.draft, ids) : null;
    if (request === null) {
      this.#request = null;
      this.panel.showRequest(
        isThis ? null : "None: the server’s settings name another job. Load that first.",
      );
      return;
    }
    const reason = whyNotSent(job);
    const [preview, bytes] = await Promise.all([
      previewOf(request, settings.auth),
      this.#fullFormSize(shown),
    ]);
    if (shown !== this.#context) return; // meanwhile there was another key or another choice
    this.#request = preview;
    this.panel.showRequest({
      request: preview,
      whole: { bytes, name: "whole form" },
      labelOf: (path) => this.labelOf(path),
      whyNotSent: reason,
    });
  }

  /** What a field is called in the form. */
  labelOf(path: string): string {
    return this.#fields.get(propertyOf(path))?.label ?? path;
  }

  /** Both sides of something that somebody else has changed as well. */
  sidesOf({ path, mine, theirs }: Conflict): {
    name: string;
    mine: readonly (Node | string)[];
    theirs: readonly (Node | string)[];
  } {
    const name = this.labelOf(path);
    const field = this.#fields.get(propertyOf(path));
    const isHtml = field?.input === "html";
    const written = [formatValue(field, mine), formatValue(field, theirs)] as const;
    if (written[0] === null || written[1] === null) {
      const shown = (text: string | null): Node | string =>
        text === null ? emptyMark() : isHtml ? plainTextOf(text) : text;
      return { name, mine: [shown(written[0])], theirs: [shown(written[1])] };
    }
    const [own, other] = isHtml ? comparableTexts(written[0], written[1]) : [written[0], written[1]];
    const ranges = this.endpoint.diff({ description: own }, { description: other })[0]?.ranges;
    const { before, after } = textSides(own, other, ranges);
    return { name, mine: before, theirs: after };
  }

  async #fullFormSize({ job: { draft }, encoding }: JobContext): Promise<number> {
    const texts = Object.entries(this.endpoint.toForm(draft.value));
    return fullFormSize(texts, this.endpoint.fromForm(texts).value, encoding);
  }
}

const emptyMark = (): Node => element("span", { class: "is-empty-value" }, "empty");

function whyNotSent({ draft }: OpenJob): string {
  if (draft.conflicts.length > 0) return "Not sent before you have chosen what stays.";
  return draft.patch().valid ? "" : "Not sent before the problems are fixed.";
}

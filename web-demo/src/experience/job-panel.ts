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

/** Shows a job in the panel: problems, changes and the request. */
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

  /** The request that is shown; null when there is none. */
  get request(): RequestPreview | null {
    return this.#request;
  }

  show(context: JobContext): void {
    const { draft, issues, edited } = context.job;
    const { changes, dirty } = draft;
    const { ignored } = draft.patch();
    this.panel.showProblems(issues, dirty && draft.conflicts.length === 0);
    this.panel.showChanges(changes.length, () => this.#changes.listOf(changes, ignored));
    this.panel.showCounts({ changes: edited.size, problems: issues.length, dirty });
    this.panel.showHistory({ canUndo: draft.canUndo, canRedo: draft.canRedo });
    void this.showRequest(context);
  }

  /** Shows the request again after the server or the encoding changed. */
  async showRequest(context: JobContext): Promise<void> {
    this.#context = context;
    const { job, client, ids, settings } = context;
    const isThis = job.id === ids.id;
    const request = isThis ? client.request(job.draft, ids) : null;
    if (request === null) {
      this.#request = null;
      this.panel.showRequest(
        isThis ? null : "The server settings point to another job. Load that job first.",
      );
      return;
    }
    const reason = whyNotSent(job);
    const [preview, bytes] = await Promise.all([
      previewOf(request, settings.auth),
      this.#fullFormSize(context),
    ]);
    if (context !== this.#context) return; // another edit or choice followed meanwhile
    this.#request = preview;
    this.panel.showRequest({
      request: preview,
      whole: { bytes, name: "whole form" },
      labelOf: (path) => this.labelOf(path),
      whyNotSent: reason,
    });
  }

  /** Returns the label of a field. */
  labelOf(path: string): string {
    return this.#fields.get(propertyOf(path))?.label ?? path;
  }

  /** Returns both versions of a conflict, with the differing words marked. */
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
  if (draft.conflicts.length > 0) return "Choose which version to keep first; nothing is sent until then.";
  return draft.patch().valid ? "" : "Fix the problems first; nothing is sent until then.";
}

import { element } from "../app/element";
import type { Conflict, Encoding, ExperienceEndpoint, Field } from "../library";
import type { Seat } from "../panel/seat";
import { textSides } from "../panel/text-sides";
import type { ExperienceClient } from "../sending/letraz";
import { type Outgoing, outgoingOf, weigh } from "../sending/outgoing";
import type { Settings } from "../sending/settings";
import { ChangesView } from "./changes";
import { propertyOf } from "./form";
import type { OpenJob } from "./job";
import { comparable, textOf } from "./prose";
import { inWords } from "./words";

/** A job, and the way by which it would be sent now. */
export interface Shown {
  readonly job: OpenJob;
  readonly client: ExperienceClient;
  readonly settings: Settings;
  readonly ids: Parameters<ExperienceClient["send"]>[1];
  readonly encoding: Encoding;
}

/** What the panel beside the form shows of a job: problems, changes, and the request that they make. */
export class Beside {
  readonly #changes: ChangesView;
  readonly #fields: ReadonlyMap<string, Field>;
  #shown: Shown | null = null;
  #request: Outgoing | null = null;

  constructor(
    private readonly seat: Seat,
    private readonly endpoint: ExperienceEndpoint,
    handlers: ConstructorParameters<typeof ChangesView>[1],
  ) {
    this.#changes = new ChangesView(endpoint.fields, handlers);
    this.#fields = new Map(endpoint.fields.map((field) => [field.name, field]));
  }

  /** The request that was shown last, as it is sent. */
  get request(): Outgoing | null {
    return this.#request;
  }

  show(shown: Shown): void {
    const { draft, issues, edited } = shown.job;
    const { changes, dirty } = draft;
    const { ignored } = draft.patch();
    this.seat.problems(issues, dirty && draft.conflicts.length === 0);
    this.seat.changes(changes.length, () => this.#changes.listOf(changes, ignored));
    this.seat.counts({ changes: edited.size, problems: issues.length, dirty });
    this.seat.steps({ canUndo: draft.canUndo, canRedo: draft.canRedo });
    void this.showRequest(shown);
  }

  /** Shows the request; the way it goes may have changed. */
  async showRequest(shown: Shown): Promise<void> {
    this.#shown = shown;
    const { job, client, ids, settings } = shown;
    const isThis = job.id === ids.id;
    const request = isThis ? client.request(job.draft, ids) : null;
    if (request === null) {
      this.#request = null;
      this.seat.request(isThis ? null : "None: the server’s settings name another job. Load that first.");
      return;
    }
    const obstacle = obstacleTo(job);
    const [outgoing, bytes] = await Promise.all([outgoingOf(request, settings.auth), this.#wholeForm(shown)]);
    if (shown !== this.#shown) return; // meanwhile there was another key or another choice
    this.#request = outgoing;
    this.seat.request({
      request: outgoing,
      whole: { bytes, name: "whole form" },
      labelOf: (path) => this.labelOf(path),
      obstacle,
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
    const written = [inWords(field, mine), inWords(field, theirs)] as const;
    if (written[0] === null || written[1] === null) {
      const shown = (text: string | null): Node | string =>
        text === null ? nothing() : isHtml ? textOf(text) : text;
      return { name, mine: [shown(written[0])], theirs: [shown(written[1])] };
    }
    const [own, other] = isHtml ? comparable(written[0], written[1]) : [written[0], written[1]];
    const ranges = this.endpoint.diff({ description: own }, { description: other })[0]?.ranges;
    const { before, after } = textSides(own, other, ranges);
    return { name, mine: before, theirs: after };
  }

  async #wholeForm({ job: { draft }, encoding }: Shown): Promise<number> {
    const texts = Object.entries(this.endpoint.toForm(draft.value));
    return weigh(texts, this.endpoint.fromForm(texts).value, encoding);
  }
}

const nothing = (): Node => element("span", { class: "is-nothing" }, "empty");

function obstacleTo({ draft }: OpenJob): string {
  if (draft.conflicts.length > 0) return "Not sent before you have chosen what stays.";
  return draft.patch().valid ? "" : "Not sent before the problems are fixed.";
}

import type { KeepOptions, KeptDraft } from "resume-patch/storage";
import { drafts } from "../editing/drafts";
import type { Experience, ExperienceDraft, ExperienceEndpoint, ExperienceUpdate, Issue } from "../library";
import { propertyOf } from "./form";
import { byFormOrder } from "./layout";
import type { ServerChanges } from "./send-result";

/** A job that is open: its draft, and the keeping of what is not saved. */
export class OpenJob {
  /** What the last answer has brought. */
  serverChanges: ServerChanges = new Map();
  /** Where the resource was read that the draft is based on, as a key. */
  loadedFrom: string;
  #sending: Promise<void> | null = null;
  #stopping = new AbortController();

  private constructor(
    /** Names it among all jobs of all servers. */
    readonly key: string,
    readonly storedDraft: KeptDraft<Experience, ExperienceUpdate>,
  ) {
    this.loadedFrom = key;
  }

  /** Opens a job as the server has it, with the edits of an earlier visit or another tab. */
  static async open(
    endpoint: ExperienceEndpoint,
    key: string,
    resource: object,
    options: KeepOptions,
  ): Promise<OpenJob> {
    return new OpenJob(key, await drafts.open(endpoint, key, resource, options));
  }

  get draft(): ExperienceDraft {
    return this.storedDraft.draft;
  }

  get id(): string {
    return String(this.draft.get("/id") ?? "");
  }

  /** Whether closing it would lose what is not saved of it. */
  get wouldBeLost(): boolean {
    return this.storedDraft.failure !== null && this.draft.dirty;
  }

  /** A request for it is under way. */
  get isSending(): boolean {
    return this.#sending !== null;
  }

  /** The properties that were edited, with those in which something stands that cannot be read. */
  get edited(): ReadonlySet<string> {
    const unparsed = this.draft.issues.filter(({ params }) => params.input !== undefined);
    return new Set([...this.draft.changes, ...unparsed].map(({ path }) => propertyOf(path)));
  }

  /** What is wrong, errors first, in the order of the form. */
  get issues(): Issue[] {
    const severityRank = ({ severity }: Issue): number => Number(severity !== "error");
    return this.draft.issues.toSorted(
      (one, other) =>
        severityRank(one) - severityRank(other) || byFormOrder(propertyOf(one.path), propertyOf(other.path)),
    );
  }

  /** Makes a request, and all that is done about its answer; until then it is under way. */
  async whileSending(send: (signal: AbortSignal) => Promise<void>): Promise<void> {
    this.#stopping = new AbortController();
    this.#sending = send(this.#stopping.signal);
    try {
      await this.#sending;
    } finally {
      this.#sending = null;
    }
  }

  /** Waits no longer for the request that is under way, if one is. */
  stopSending(): void {
    this.#stopping.abort();
  }

  /** Writes down what is not saved, and waits until nothing is under way. */
  async flush(): Promise<void> {
    await this.storedDraft.flush();
    await this.#sending?.catch(() => {});
  }
}

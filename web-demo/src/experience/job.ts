import type { StoredDraft, StoredDraftOptions } from "resume-patch/storage";
import { drafts } from "../editing/drafts";
import type { Experience, ExperienceDraft, ExperienceEndpoint, ExperienceUpdate, Issue } from "../library";
import { propertyOf } from "./form";
import { byFormOrder } from "./layout";
import type { ServerChanges } from "./send-result";

/** An open job: its draft and the storage of its unsaved edits. */
export class OpenJob {
  /** Changes that the last response made to fields that were not edited here. */
  serverChanges: ServerChanges = new Map();
  /** The storage key of the server that the job was loaded from. */
  loadedFrom: string;
  #sending: Promise<void> | null = null;
  #stopping = new AbortController();

  private constructor(
    /** Identifies the job among the jobs of all servers. */
    readonly key: string,
    readonly storedDraft: StoredDraft<Experience, ExperienceUpdate>,
  ) {
    this.loadedFrom = key;
  }

  /** Opens a job with the edits of an earlier visit or another tab. */
  static async open(
    endpoint: ExperienceEndpoint,
    key: string,
    resource: object,
    options: StoredDraftOptions,
  ): Promise<OpenJob> {
    return new OpenJob(key, await drafts.open(endpoint, key, resource, options));
  }

  get draft(): ExperienceDraft {
    return this.storedDraft.draft;
  }

  get id(): string {
    return String(this.draft.get("/id") ?? "");
  }

  /** True when closing the job would lose its unsaved edits. */
  get wouldBeLost(): boolean {
    return this.storedDraft.failure !== null && this.draft.dirty;
  }

  /** True while a request for the job is under way. */
  get isSending(): boolean {
    return this.#sending !== null;
  }

  /** The edited properties, including those whose text cannot be parsed. */
  get edited(): ReadonlySet<string> {
    const unparsed = this.draft.issues.filter(({ params }) => params.input !== undefined);
    return new Set([...this.draft.changes, ...unparsed].map(({ path }) => propertyOf(path)));
  }

  /** The issues, errors first, in the order of the form. */
  get issues(): Issue[] {
    const severityRank = ({ severity }: Issue): number => Number(severity !== "error");
    return this.draft.issues.toSorted(
      (one, other) =>
        severityRank(one) - severityRank(other) || byFormOrder(propertyOf(one.path), propertyOf(other.path)),
    );
  }

  /** Runs a request and its follow-up; `isSending` is true meanwhile. */
  async whileSending(send: (signal: AbortSignal) => Promise<void>): Promise<void> {
    this.#stopping = new AbortController();
    this.#sending = send(this.#stopping.signal);
    try {
      await this.#sending;
    } finally {
      this.#sending = null;
    }
  }

  /** Aborts the running request. */
  stopSending(): void {
    this.#stopping.abort();
  }

  /** Stores the unsaved edits and waits for the running request. */
  async flush(): Promise<void> {
    await this.storedDraft.flush();
    await this.#sending?.catch(() => {});
  }
}

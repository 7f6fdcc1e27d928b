import type { StoredDraft, StoredDraftOptions } from "resume-patch/storage";
import { drafts } from "../editing/drafts";
import type { Experience, ExperienceDraft, ExperienceEndpoint, ExperienceUpdate, Issue } from "../library";
import { propertyOf } from "./form";
import { byPlace } from "./layout";
import type { News } from "./news";

/** A job that is open: its draft, and the keeping of what is not saved. */
export class OpenJob {
  /** What the last answer has brought. */
  news: News = new Map();
  /** Where the resource was read that the draft is based on, as a key. */
  source: string;
  #sending: Promise<void> | null = null;
  #stopping = new AbortController();

  private constructor(
    /** Names it among all jobs of all servers. */
    readonly key: string,
    readonly kept: StoredDraft<Experience, ExperienceUpdate>,
  ) {
    this.source = key;
  }

  /** Opens a job as the server has it, with the edits of an earlier visit or another tab. */
  static async open(
    endpoint: ExperienceEndpoint,
    key: string,
    resource: object,
    options: StoredDraftOptions,
  ): Promise<OpenJob> {
    return new OpenJob(key, await drafts.open(endpoint, key, resource, options));
  }

  get draft(): ExperienceDraft {
    return this.kept.draft;
  }

  get id(): string {
    return String(this.draft.get("/id") ?? "");
  }

  /** Whether closing it would lose what is not saved of it. */
  get isOnlyHere(): boolean {
    return this.kept.failure !== null && this.draft.dirty;
  }

  /** A request for it is under way. */
  get isSending(): boolean {
    return this.#sending !== null;
  }

  /** The properties that were edited, with those in which something stands that cannot be read. */
  get edited(): ReadonlySet<string> {
    const unread = this.draft.issues.filter(({ params }) => params.input !== undefined);
    return new Set([...this.draft.changes, ...unread].map(({ path }) => propertyOf(path)));
  }

  /** What is wrong, errors first, in the order of the form. */
  get issues(): Issue[] {
    const isMild = ({ severity }: Issue): number => Number(severity !== "error");
    return this.draft.issues.toSorted(
      (one, other) => isMild(one) - isMild(other) || byPlace(propertyOf(one.path), propertyOf(other.path)),
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
  async settle(): Promise<void> {
    await this.kept.flush();
    await this.#sending?.catch(() => {});
  }
}

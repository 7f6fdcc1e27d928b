import type { StoredDraftOptions } from "resume-patch/storage";
import type { ExperienceEndpoint } from "../library";
import { OpenJob } from "./job";

/** The open jobs: the one that is shown and those that are being saved. */
export class OpenJobs {
  readonly #jobs = new Map<string, OpenJob>();

  constructor(
    private readonly endpoint: ExperienceEndpoint,
    private readonly options: StoredDraftOptions,
  ) {
    addEventListener("beforeunload", (event) => {
      if ([...this.#jobs.values()].some(({ wouldBeLost }) => wouldBeLost)) event.preventDefault();
    });
  }

  /** Maps the key of each open job to whether it has unsaved edits. */
  get dirtyByKey(): ReadonlyMap<string, boolean> {
    return new Map([...this.#jobs].map(([key, { draft }]) => [key, draft.dirty]));
  }

  /** Returns the open job of this key, or opens it with its stored edits. */
  async open(key: string, resource: object): Promise<OpenJob> {
    const job = this.#jobs.get(key) ?? (await OpenJob.open(this.endpoint, key, resource, this.options));
    this.#jobs.set(key, job);
    return job;
  }

  /** Closes a job that is no longer shown, once its request has finished. */
  async closeWhenIdle(job: OpenJob, isShown: () => boolean): Promise<void> {
    await job.flush();
    // Without browser storage, unsaved edits exist only in this object.
    if (isShown() || job.wouldBeLost) return;
    if (this.#jobs.delete(job.key)) await job.storedDraft.close();
  }
}

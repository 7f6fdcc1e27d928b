import type { KeepOptions } from "resume-patch/storage";
import type { ExperienceEndpoint } from "../library";
import { OpenJob } from "./job";

/** The jobs that are open: the one that is shown, and those for which a request is under way. */
export class OpenJobs {
  readonly #jobs = new Map<string, OpenJob>();

  constructor(
    private readonly endpoint: ExperienceEndpoint,
    private readonly options: KeepOptions,
  ) {
    addEventListener("beforeunload", (event) => {
      if ([...this.#jobs.values()].some(({ wouldBeLost }) => wouldBeLost)) event.preventDefault();
    });
  }

  /** Their keys, and whether there is something to save of them. */
  get dirtyByKey(): ReadonlyMap<string, boolean> {
    return new Map([...this.#jobs].map(([key, { draft }]) => [key, draft.dirty]));
  }

  /** The job of this key as it is open, or else opened as the server has it, with what is not saved of it. */
  async open(key: string, resource: object): Promise<OpenJob> {
    const job = this.#jobs.get(key) ?? (await OpenJob.open(this.endpoint, key, resource, this.options));
    this.#jobs.set(key, job);
    return job;
  }

  /** Closes a job that is no longer shown, once nothing is under way for it. */
  async closeWhenIdle(job: OpenJob, isShown: () => boolean): Promise<void> {
    await job.flush();
    // Where the browser keeps nothing, what is not saved lives on in here.
    if (isShown() || job.wouldBeLost) return;
    if (this.#jobs.delete(job.key)) await job.storedDraft.close();
  }
}

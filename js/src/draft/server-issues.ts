import { action, draftQuery } from "../module/draft-codes.js";
import type { Input } from "../module/input.js";
import type { Issue, IssueBase } from "../types/issue.js";
import { type DraftHandle, wholePath } from "./handle.js";

/** The server's issues of the last patch. An edit of a place drops its issues. */
export class ServerIssues {
  readonly #handle: DraftHandle;
  #issues: readonly Issue[] = [];
  #list: readonly Issue[] = [];
  #isStale = false;

  constructor(handle: DraftHandle) {
    this.#handle = handle;
  }

  /** The remaining issues, with the paths to which they moved. */
  get list(): readonly Issue[] {
    if (!this.#isStale) return this.#list;
    // The number of each issue, followed by its path.
    const places: (number | string)[] = JSON.parse(this.#handle.query(draftQuery.serverIssues).details);
    const remaining: Issue[] = [];
    for (let index = 0; index < places.length; index += 2) {
      const issue = this.#issues[Number(places[index])];
      if (issue === undefined) continue;
      // A path that is no JSON Pointer names no place and never moves.
      remaining.push(issue.path.startsWith("/") ? { ...issue, path: String(places[index + 1]) } : issue);
    }
    this.#list = remaining;
    this.#isStale = false;
    return remaining;
  }

  get paths(): string[] {
    return this.list.map(({ path }) => path);
  }

  get hasErrors(): boolean {
    return this.list.some(({ severity }) => severity === "error");
  }

  /**
   * Replaces the issues.
   *
   * @param sent - The snapshot that the paths refer to; null for the present state.
   */
  set(issues: readonly IssueBase[], sent: Input | null = null): void {
    const paths = issues.map(({ path }) => path);
    this.#handle.act(action.setServerIssues, [sent ?? wholePath, JSON.stringify(paths)]);
    this.#issues = [...issues] as Issue[];
    this.#list = this.#issues;
    this.markStale();
  }

  /** Sets the remaining issues again, because a checkpoint does not contain them. */
  restore(): void {
    this.markStale();
    if (this.list.length > 0) this.set(this.list);
  }

  /** Requires a new query after an edit. */
  markStale(): void {
    this.#isStale = this.#list.length > 0;
  }
}

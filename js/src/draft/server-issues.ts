import type { Issue } from "../types/issue.js";

/** What the server said of the last patch, as far as it has not been edited away. */
export class ServerIssues {
  readonly #read: () => string;
  #issues: Issue[] = [];
  #list: readonly Issue[] = [];
  #isStale = false;

  /** `read` gives which are left and where, as JSON text: number, path, number, path, ... */
  constructor(read: () => string) {
    this.#read = read;
  }

  /** Those that are left, at the places to which they have moved. */
  get list(): readonly Issue[] {
    if (!this.#isStale) return this.#list;
    const marks: (number | string)[] = JSON.parse(this.#read());
    const left: Issue[] = [];
    for (let index = 0; index < marks.length; index += 2) {
      const issue = this.#issues[Number(marks[index])];
      if (issue === undefined) continue;
      // What is no pointer names no place, and stays what it is.
      left.push(issue.path.startsWith("/") ? { ...issue, path: String(marks[index + 1]) } : issue);
    }
    this.#list = left;
    this.#isStale = false;
    return left;
  }

  get paths(): string[] {
    return this.list.map(({ path }) => path);
  }

  get hasErrors(): boolean {
    return this.list.some(({ severity }) => severity === "error");
  }

  /** Takes new ones, whose places were marked in this order. */
  set(issues: readonly Issue[]): void {
    this.#issues = [...issues];
    this.#list = this.#issues;
    this.follow();
  }

  /** Something was edited. */
  follow(): void {
    this.#isStale = this.#list.length > 0;
  }
}

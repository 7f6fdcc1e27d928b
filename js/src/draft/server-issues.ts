import type { Issue } from "../types/issue.js";

/** What the server said of the last patch, as far as it has not been edited away. */
export class ServerIssues {
  #issues: Issue[] = [];
  #list: readonly Issue[] = [];

  get isEmpty(): boolean {
    return this.#list.length === 0;
  }

  get list(): readonly Issue[] {
    return this.#list;
  }

  get paths(): string[] {
    return this.#list.map(({ path }) => path);
  }

  get hasErrors(): boolean {
    return this.#list.some(({ severity }) => severity === "error");
  }

  set(issues: readonly Issue[]): void {
    this.#issues = [...issues];
    this.#list = this.#issues;
  }

  /** Keeps those that the module still has, at the places to which they have moved: number, path, number, path, ... */
  follow(marks: readonly (number | string)[]): void {
    const left: Issue[] = [];
    for (let index = 0; index < marks.length; index += 2) {
      const issue = this.#issues[Number(marks[index])];
      if (issue !== undefined) left.push({ ...issue, path: String(marks[index + 1]) });
    }
    this.#list = left;
  }
}

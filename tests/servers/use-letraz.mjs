// Runs the independent Letraz server for the tests of one file.
import { afterAll, beforeAll, beforeEach, expect } from "vitest";
import { startLetraz } from "./letraz.mjs";

class Letraz {
  /** The running server. */
  server;
  /** @type {import("./letraz.mjs").Account} */
  account;

  /** The ids of the requests. */
  get ids() {
    return { resumeId: "base", id: this.account.row.id };
  }

  /** The URL of the experience. */
  get address() {
    return `${this.server.url}/resume/base/experience/${this.account.row.id}/`;
  }

  /** Bearer authentication, as an option of the client. */
  get bearer() {
    return { type: "bearer", token: this.account.token };
  }

  /** Resets the server; the options are those of its `reset`. */
  async reset(options) {
    this.account = await this.server.reset(options);
  }

  /** Returns the stored experience. */
  row() {
    return this.server.row(this.account.row.id);
  }

  /** Changes columns of the experience as another session would. */
  change(columns) {
    return this.server.change(this.account.row.id, columns);
  }
}

/**
 * Starts the server, resets it before each test, and checks at the end that it reported no error.
 * @param {Parameters<Letraz["reset"]>[0]} [options] the state at the start of each test
 * @returns {Letraz}
 */
export function useLetraz(options) {
  const letraz = new Letraz();
  beforeAll(async () => {
    letraz.server = await startLetraz();
  });
  afterAll(async () => {
    await letraz.server?.stop();
    expect(letraz.server?.errors()).toBe("");
  });
  beforeEach(() => letraz.reset(options));
  return letraz;
}

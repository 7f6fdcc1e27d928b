// The independent Letraz server for the tests of one file.
import { afterAll, beforeAll, beforeEach, expect } from "vitest";
import { startLetraz } from "./letraz.mjs";

class Letraz {
  /** What `startLetraz` gave. */
  server;
  /** @type {import("./letraz.mjs").Account} */
  account;

  /** The ids that the client asks for. */
  get ids() {
    return { resumeId: "base", id: this.account.row.id };
  }

  /** The address of the experience. */
  get address() {
    return `${this.server.url}/resume/base/experience/${this.account.row.id}/`;
  }

  /** Bearer authentication, as the client takes it. */
  get bearer() {
    return { type: "bearer", token: this.account.token };
  }

  /** Begins anew; options are those of the server's own `reset`. */
  async reset(options) {
    this.account = await this.server.reset(options);
  }

  /** The experience as stored. */
  row() {
    return this.server.row(this.account.row.id);
  }

  /** Changes columns of the experience as another session would. */
  change(columns) {
    return this.server.change(this.account.row.id, columns);
  }
}

/**
 * Starts the server, begins anew before each test, and holds at the end that it never failed, whatever it was sent.
 * @param {Parameters<Letraz["reset"]>[0]} [options] with what each test begins
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

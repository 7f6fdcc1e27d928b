// Whole sessions over a connection with repeated random faults.
import fc from "fast-check";
import { expect, test } from "vitest";
import { startFaultProxy } from "./fault-proxy.mjs";
import { before, faultCases, sentence, useFaultyConnection } from "./faulty-connection.mjs";

const connection = useFaultyConnection();
const { letraz } = connection;

/** A user who edits, saves over a bad connection and sometimes reloads the page, while others edit other fields. */
class Session {
  #draft;
  #theirs = "Engineer";

  async begin() {
    await letraz.change({ ...before, job_title: this.#theirs });
    this.#draft = await connection.open();
  }

  get #typed() {
    return { city: this.#draft.value.city, description: this.#draft.value.description };
  }

  async take(step) {
    if (step === "undo") this.#draft.undo();
    else if (step === "reload") await this.#reload();
    else if (step.set) this.#draft.set(`/${step.set}`, step.value);
    else if (step.send) await this.#send(step);
    else {
      this.#theirs = step.theirs;
      await letraz.change({ job_title: step.theirs });
    }
    expect(this.#draft.conflicts).toEqual([]);
  }

  async #reload() {
    const saved = this.#draft.save();
    this.#draft.close();
    const result = await connection.clientWith().load(letraz.ids, { saved });
    expect(result).toMatchObject({ kind: "loaded" });
    this.#draft = result.draft;
  }

  async #send({ send, limit }) {
    const kept = this.#typed;
    const proxy = await startFaultProxy(letraz.server.url);
    proxy.next(...send.map(({ make }) => make()));
    const client = connection.clientWith({ baseUrl: proxy.url, retry: { limit, delay: 1 } });
    const result = await client.send(this.#draft, letraz.ids);
    await proxy.stop();
    expect(result.message).toMatch(sentence);
    expect(this.#typed).toEqual(kept);
  }

  async end() {
    const wanted = this.#typed;
    expect(["sent", "unchanged"]).toContain(
      (await connection.clientWith().send(this.#draft, letraz.ids)).kind,
    );
    expect(await letraz.row()).toMatchObject({ ...wanted, job_title: this.#theirs });
    expect(this.#draft.dirty).toBe(false);
    this.#draft.close();
  }
}

test("stores every edit of a session, whatever goes wrong", async () => {
  const quick = Object.entries(faultCases).filter(([, [, , timeout]]) => timeout === undefined);
  const fault = fc.constantFrom(...quick).map(([name, [make]]) => ({ toString: () => name, make }));
  const value = fc.constantFrom(null, "Lisbon", "Lagos", "Faro");
  const step = fc.oneof(
    { weight: 3, arbitrary: fc.record({ set: fc.constantFrom("city", "description"), value }) },
    { weight: 3, arbitrary: fc.record({ send: fc.array(fault, { maxLength: 2 }), limit: fc.nat(1) }) },
    fc.record({ theirs: fc.constantFrom("Dyer", "Baker", "Cook") }),
    fc.constantFrom("undo", "reload"),
  );
  const property = fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 12 }), async (steps) => {
    const session = new Session();
    await session.begin();
    for (const step of steps) await session.take(step);
    await session.end();
  });
  await fc.assert(property, { numRuns: Number(process.env.RESUME_PATCH_RUNS ?? 15) });
});

// What a server stores otherwise than it was sent, of a resume, whose properties are sent whole.
import { expect, it } from "vitest";
import { affindaClient } from "../../../js/src/client.js";
import type { Reaction } from "./client-server.js";
import { rp, TestServer, token } from "./client-server.js";

const place = { identifier: "abcXYZ12" };

function begin(held: Record<string, unknown>) {
  const server = new TestServer();
  server.held = held;
  const options = { endpoint: rp.affinda.resume, token, fetch: server.fetch, retry: { delay: 1 } };
  return { server, client: affindaClient(options), draft: rp.affinda.resume.open(held) };
}

/** Works, and does something more to what it holds. */
const works =
  (more: (held: Record<string, unknown>) => void, answer: Reaction = TestServer.work): Reaction =>
  async (got, server) => {
    TestServer.work(got, server);
    more(server.held);
    return answer({ ...got, method: "GET" }, server);
  };

const tim = { raw: "Tim Smith", first: "Tim", last: "Smith", middle: "" };
const jobs = [
  { id: 1, jobTitle: "Weaver", organization: "Loom" },
  { id: 2, jobTitle: "Dyer", organization: "Vat" },
];

it("is told of what went along as part of the same property, too", async () => {
  const { server, client, draft } = begin({ name: tim, summary: "Weaves." });
  draft.set("/name/first", "Tom");
  server.next.push(works((held) => Object.assign(held, { name: { ...tim, first: "Tom", raw: "TOM" } })));
  expect(await client.send(draft, place)).toMatchObject({
    kind: "sent",
    altered: [{ kind: "replace", path: "/name/raw", before: "Tim Smith", after: "TOM" }],
  });
});

it("is told of an item that was not edited", async () => {
  const { server, client, draft } = begin({ workExperience: jobs });
  draft.set("/workExperience/0/jobTitle", "Spinner");
  server.next.push(
    works((held) => {
      held.workExperience = [
        { ...jobs[0], jobTitle: "Spinner" },
        { ...jobs[1], organization: "VAT" },
      ];
    }),
  );
  expect(await client.send(draft, place)).toMatchObject({
    kind: "sent",
    altered: [{ path: "/workExperience/1/organization", before: "Vat", after: "VAT" }],
  });
});

it("is neither what the server adds nor what it holds elsewhere", async () => {
  const { server, client, draft } = begin({ workExperience: jobs, summary: "Weaves." });
  draft.set("/workExperience/0/jobTitle", "Spinner");
  server.next.push(
    works((held) => {
      held.summary = "Spins.";
      held.workExperience = [{ ...jobs[0], jobTitle: "Spinner", dates: { monthsInPosition: 3 } }, jobs[1]];
    }),
  );
  expect(await client.send(draft, place)).toMatchObject({ kind: "sent", altered: [], message: "Saved." });
});

it("is not what somebody else may have changed before the answer that was lost was looked for", async () => {
  const { server, client, draft } = begin({ name: tim });
  draft.set("/name/first", "Tom");
  const isLost: Reaction = () => {
    throw new TypeError("fetch failed");
  };
  server.next.push(
    works((held) => Object.assign(held, { name: { ...tim, first: "Tom", raw: "Tom Smith" } }), isLost),
  );
  expect(await client.send(draft, place)).toMatchObject({ kind: "sent", altered: [] });
});

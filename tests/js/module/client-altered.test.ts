// Values that a server stores differently from what was sent, in a resume, whose properties are sent whole.
import { expect, it } from "vitest";
import { affindaClient } from "../../../js/src/client.js";
import { jsonText } from "../../../js/src/index.js";
import type { Reaction } from "./client-server.js";
import { answers, ids, rp, start, TestServer, token } from "./client-server.js";

const place = { identifier: "abcXYZ12" };

function begin(held: Record<string, unknown>) {
  const server = new TestServer();
  server.held = held;
  const options = { endpoint: rp.affinda.resume, token, fetch: server.fetch, retry: { delay: 1 } };
  return { server, client: affindaClient(options), draft: rp.affinda.resume.open(held) };
}

/** Stores the change and changes the stored resource further. */
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

it("reports a changed value beside the edited one in the same property", async () => {
  const { server, client, draft } = begin({ name: tim, summary: "Weaves." });
  draft.set("/name/first", "Tom");
  server.next.push(works((held) => Object.assign(held, { name: { ...tim, first: "Tom", raw: "TOM" } })));
  expect(await client.send(draft, place)).toMatchObject({
    kind: "sent",
    altered: [{ kind: "replace", path: "/name/raw", before: "Tim Smith", after: "TOM" }],
  });
});

it("reports a change of an item that was not edited", async () => {
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

it("does not report added members or changes of other properties", async () => {
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

it("does not report a change that may be another user's, after a lost response", async () => {
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

/** Sends an edit of a resume given as text; the server responds with another text. */
async function sendAndStore(base: string, path: string, value: unknown, answer: string) {
  const { server, client } = begin({});
  const draft = rp.affinda.resume.open(jsonText(base));
  draft.set(path, value);
  server.next.push(answers(200, answer));
  const result = await client.send(draft, place);
  if (result.kind !== "sent") throw new Error(result.message);
  const { altered, message } = result;
  return { altered: altered.map(({ path, isFormatting }) => [path, isFormatting]), message };
}

const large = "12345678901234567890";

it.each([
  ["digits beyond a double", large, large],
  ["1 for 1.0", "1.0", "1"],
  ["100 for 1e2", "1e2", "100"],
  ["trailing zeros", "12.00", "12.0"],
])("does not report an unchanged number: %s", async (_, given, stored) => {
  const text = (summary: string, name: string, number: string) =>
    `{"summary":"${summary}","big":${number},"skills":[{"id":1,"name":"${name}","numberOfMonths":${number}}]}`;
  const nothing = { altered: [], message: "Saved." };
  const base = text("a", "a", given);
  expect(await sendAndStore(base, "/summary", "b", text("b", "a", stored))).toEqual(nothing);
  expect(await sendAndStore(base, "/skills/0/name", "b", text("a", "b", stored))).toEqual(nothing);
  const { altered } = await sendAndStore(base, "/skills/0/name", "b", text("a", "B", stored));
  expect(altered).toEqual([["/skills/0/name", false]]);
});

it("reports a number that the server rounded", async () => {
  const base = `{"skills":[{"id":1,"name":"a","numberOfMonths":${large}}]}`;
  const answer = base.replace('"a"', '"b"').replace(large, "12345678901234567000");
  expect((await sendAndStore(base, "/skills/0/name", "b", answer)).altered).toEqual([
    ["/skills/0/numberOfMonths", false],
  ]);
});

const otherwise = expect.stringContaining("the server changed some of the values");

it.each<[string, unknown, unknown, boolean]>([
  ["white space around the text", " Weaves. ", "Weaves.", true],
  ["line ends", "Weaves.\r\nSpins.", "Weaves.\nSpins.", true],
  ["composed characters", "Cafe\u0301", "Caf\u00e9", true],
  ["null for white space", "  ", null, true],
  ["an empty text for white space", "  ", "", true],
  ["white space within the text", "Weaves.\nSpins.", "Weaves. Spins.", false],
  ["changed letters", " Weaves. ", "WEAVES.", false],
  ["null for a text", "Weaves.", null, false],
])("marks formatting changes: %s", async (_, sent, stored, isFormatting) => {
  const answer = JSON.stringify({ summary: stored });
  expect(await sendAndStore('{"summary":"a"}', "/summary", sent, answer)).toEqual({
    altered: [["/summary", isFormatting]],
    message: isFormatting ? "Saved." : otherwise,
  });
});

it("marks a trimmed text in an item without an id, and reports another change beside it", async () => {
  const base = '{"phoneNumbers":["1"],"skills":[{"name":"Dyeing"}]}';
  const send = (stored: unknown) =>
    sendAndStore(base, "/skills", [{ name: "Dyeing" }, { name: " Spinning " }], JSON.stringify(stored));
  expect(
    (await send({ phoneNumbers: ["1"], skills: [{ name: "Dyeing" }, { name: "Spinning" }] })).message,
  ).toBe("Saved.");
  expect(
    (await send({ phoneNumbers: ["1"], skills: [{ name: "DYEING" }, { name: "Spinning" }] })).message,
  ).toEqual(otherwise);
});

it("does not report a label returned as its code, or a code returned as its object", async () => {
  const { server, client, draft } = start();
  draft.set("/employment_type", "Part Time");
  draft.set("/country", "DEU");
  draft.set("/description", "Weaves.");
  server.next.push((got, own) => {
    TestServer.work(got, own);
    Object.assign(own.held, { employment_type: "prt", country: { code: "DEU", name: "Germany" } });
    return Response.json(own.held);
  });
  expect(await client.send(draft, ids)).toMatchObject({ kind: "sent", altered: [], message: "Saved." });
});

it("does not report null that the server omits", async () => {
  const { server, client, draft } = begin({ summary: "Weaves.", objective: null, name: tim });
  draft.set("/summary", "Spins.");
  server.next.push(answers(200, JSON.stringify({ summary: "Spins.", name: tim })));
  expect(await client.send(draft, place)).toMatchObject({ kind: "sent", altered: [], message: "Saved." });
});

// The message of each plausible mistake names it, and says what to write.
import { describe, expect, it } from "vitest";
import { affindaClient, letrazClient } from "../../../js/src/client.js";
import { load as loadCore } from "../../../js/src/core.js";
import { bindForm } from "../../../js/src/form.js";
import { jsonText, load } from "../../../js/src/index.js";
import { resumePatchResolver } from "../../../js/src/react-hook-form.js";
import { draftStore } from "../../../js/src/storage.js";

const rp = await load();
const core = await loadCore();
const { experience } = rp.letraz;
const { resume } = rp.affinda;
const stored = { id: "7", company_name: "Looms", city: "Bergen" };
const ids = { resumeId: "base", id: "7" };
const draft = experience.open(stored);
const bytes = new TextEncoder().encode("{}");

/** Returns any argument as one that the compiler accepts. */
const wrong = (value: unknown): never => value as never;

/** Returns the error of a call, or of the promise that it returns. */
async function errorOf(call: () => unknown): Promise<Error> {
  try {
    await call();
  } catch (failure) {
    return failure as Error;
  }
  throw new Error("The call did not fail.");
}

type Row = readonly [what: string, call: () => unknown, message: string];

describe("a path without its slash", () => {
  const resumeDraft = resume.open({});
  it.each<Row>([
    ["set", () => draft.set("city", 1), '(at city); write "/city".'],
    ["get", () => draft.get("city"), '(at city); write "/city".'],
    ["inputAt", () => draft.inputAt("city"), '(at city); write "/city".'],
    ["pathOfInput", () => draft.pathOfInput("city"), '(at city); write "/city".'],
    ["issuesAt", () => draft.issuesAt("city"), '(at city); write "/city".'],
    ["setFromInput", () => draft.setFromInput("city", ""), '(at city); write "/city".'],
    ["remove", () => draft.remove("city"), '(at city); write "/city".'],
    ["insert", () => draft.insert("list.0", 1), '(at list.0); write "/list/0".'],
    ["move", () => draft.move("/city", "country"), '(at country); write "/country".'],
    ["revert", () => draft.revert("city"), '(at city); write "/city".'],
    ["resolve", () => draft.resolve("city", "mine"), '(at city); write "/city".'],
    [
      "with dots",
      () => resumeDraft.set("workExperience.0.dates.startDate", ""),
      'write "/workExperience/0/dates/startDate".',
    ],
    ["with brackets", () => resumeDraft.get("skills[0].name"), 'write "/skills/0/name".'],
    ["as JSONPath", () => resumeDraft.get("$.skills[0].name"), 'write "/skills/0/name".'],
    ["as a fragment", () => resumeDraft.get("#/skills/0"), 'write "/skills/0".'],
    [
      "in a JSON Patch",
      () => rp.jsonPatch.apply({}, [{ op: "add", path: "city", value: 1 }]),
      'which is empty or starts with a slash. Write "/city".',
    ],
  ])("%s", async (_, call, message) => {
    expect((await errorOf(call)).message).toContain(message);
  });

  it("has no such end if the fault is another one", async () => {
    expect((await errorOf(() => draft.set("/~2", 1))).message).toBe("This is not a JSON Pointer (at /~2).");
  });
});

describe("raw text or bytes in place of a value", () => {
  const text = '{"city":"Oslo"}';
  it.each<Row>([
    ["patch", () => experience.patch(wrong(text), stored), "jsonText(text)"],
    ["patch, the later one", () => experience.patch(stored, wrong(text)), "jsonText(text)"],
    ["update", () => experience.update(stored, wrong(text)), "jsonText(text)"],
    ["diff", () => experience.diff(wrong(text), stored), "jsonText(text)"],
    ["toForm", () => experience.toForm(wrong(text)), "jsonText(text)"],
    ["merge", () => experience.merge(wrong(text), stored, stored), "jsonText(text)"],
    ["open", () => experience.open(wrong(text)), "jsonText(text)"],
    ["rebase", () => draft.rebase(wrong(text)), "jsonText(text)"],
    ["compile", () => rp.compile("{}", "change"), "jsonText(text)"],
    ["compile, bytes", () => rp.compile(bytes, "change"), "jsonText(bytes)"],
    ["validate, bytes", () => experience.validate(bytes), "jsonText(bytes)"],
    ["validate, a buffer", () => experience.validate(bytes.buffer), "jsonText(bytes)"],
    ["set, bytes", () => draft.set("/city", bytes), "jsonText(bytes)"],
    ["open, bytes", () => experience.open(wrong(bytes)), "jsonText(bytes)"],
    ["jsonPatch, bytes", () => rp.jsonPatch.diff(bytes, {}), "jsonText(bytes)"],
  ])("%s", async (_, call, message) => {
    expect((await errorOf(call)).message).toContain(message);
  });
});

describe("another object than the right one", () => {
  const changed = resume.open({});
  const client = letrazClient({ auth: { type: "none" }, baseUrl: "https://a.example" });
  it.each<Row>([
    ["a patch to send", () => client.send(wrong(draft.patch()), ids), "must be a draft"],
    ["a value to send", () => client.send(wrong(stored), ids), "must be a draft"],
    ["nothing to send", () => client.send(wrong(undefined), ids), "must be a draft"],
    ["a patch to request", () => client.request(wrong(draft.patch()), ids), "must be a draft"],
    [
      "a core endpoint to letrazClient",
      () => letrazClient({ endpoint: wrong(core.letraz.experience) }),
      '"resume-patch/core" has none',
    ],
    [
      "a core endpoint to affindaClient",
      () => affindaClient({ token: "t", endpoint: wrong(core.affinda.resume) }),
      '"resume-patch/core" has none',
    ],
    [
      "a core endpoint to a draft store",
      () => draftStore().open(wrong(core.letraz.experience), "key", stored),
      '"resume-patch/core" opens no drafts',
    ],
    [
      "a region",
      () => affindaClient({ token: "t", region: wrong("eu1") }).request(changed, { identifier: "a" }),
      'There is no region "eu1"; did you mean "api.eu1"?',
    ],
    [
      "a region that resembles none",
      () => affindaClient({ token: "t", region: wrong("mars") }).send(changed, { identifier: "a" }),
      'There is no region "mars"; known: "api", "api.eu1", "api.us1".',
    ],
    ["jsonText to isResponse", () => experience.isResponse(jsonText("{}")), "validateResponse"],
  ])("%s", async (_, call, message) => {
    const error = await errorOf(call);
    expect(error).toBeInstanceOf(TypeError);
    expect(error.message).toContain(message);
  });
});

describe("an unknown option", () => {
  const near = (name: string, nearest: string) => `There is no option "${name}"; did you mean "${nearest}"?`;
  const client = letrazClient({ endpoint: experience, auth: { type: "none" }, baseUrl: "https://a.example" });
  it.each<Row>([
    ["load", () => load(wrong({ message: null })), near("message", "messages")],
    ["load of core", () => loadCore(wrong({ wsm: null })), near("wsm", "wasm")],
    ["validate", () => experience.validate({}, wrong({ maxIssue: 1 })), near("maxIssue", "maxIssues")],
    ["validateResponse", () => experience.validateResponse({}, wrong({ rule: 1 })), near("rule", "rules")],
    ["fromForm", () => experience.fromForm([], wrong({ ignored: [] })), near("ignored", "ignore")],
    ["formSchema", () => experience.formSchema(wrong({ bases: {} })), near("bases", "base")],
    ["patch", () => experience.patch({}, {}, wrong({ nullls: 1 })), near("nullls", "nulls")],
    ["update", () => experience.update({}, {}, wrong({ nest: 1 })), near("nest", "nested")],
    ["merge", () => experience.merge({}, {}, {}, wrong({ preferred: 1 })), near("preferred", "prefer")],
    ["open", () => experience.open({}, wrong({ save: "" })), near("save", "saved")],
    ["compile", () => rp.compile({}, "x", wrong({ identities: {} })), near("identities", "identity")],
    ["rebase", () => draft.rebase({}, wrong({ send: 1 })), near("send", "sent")],
    ["setServerIssues", () => draft.setServerIssues([], wrong({ send: 1 })), near("send", "sent")],
    ["draft.merge", () => draft.merge(draft, wrong({ ancester: 1 })), near("ancester", "ancestor")],
    ["letrazClient", () => letrazClient(wrong({ baseURL: "" })), near("baseURL", "baseUrl")],
    ["auth", () => letrazClient({ auth: wrong({ type: "basic", user: "a" }) }), near("user", "username")],
    ["affindaClient", () => affindaClient(wrong({ tokens: "t" })), near("tokens", "token")],
    ["retry", () => letrazClient({ retry: wrong({ limits: 1 }) }), near("limits", "limit")],
    ["send", () => client.send(draft, ids, wrong({ signals: null })), near("signals", "signal")],
    ["client.load", () => client.load(ids, wrong({ text2: 1 })), near("text2", "text")],
    ["bindForm", () => bindForm(wrong(null), draft, wrong({ onsubmit: 1 })), near("onsubmit", "onSubmit")],
    ["draftStore", () => draftStore(wrong({ intervall: 1 })), near("intervall", "interval")],
    [
      "DraftStore.open",
      () => draftStore().open(experience, "key", stored, wrong({ onFail: 1 })),
      near("onFail", "onFailure"),
    ],
    ["the resolver", () => resumePatchResolver(experience, wrong({ based: {} })), near("based", "base")],
    [
      "that resembles none",
      () => experience.merge({}, {}, {}, wrong({ colour: 1 })),
      'There is no option "colour"; known: "prefer", "text".',
    ],
  ])("%s", async (_, call, message) => {
    const error = await errorOf(call);
    expect(error).toBeInstanceOf(TypeError);
    expect(error.message).toBe(message);
  });

  it("of endless length is not repeated", async () => {
    const error = await errorOf(() => experience.validate({}, wrong({ ["x".repeat(1_000_000)]: 1 })));
    expect(error.message.length).toBeLessThan(200);
  });
});

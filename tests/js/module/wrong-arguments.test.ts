// Arguments of a wrong type. Each call either accepts the value or throws an error of this package. Nothing changes, and
// the instance gives a right answer afterwards.
import { describe, expect, it } from "vitest";
import { DraftError, JsonError, LimitError, load, OpenApiError, PatchError } from "../../../js/src/index.js";

const rp = await load();
const { experience } = rp.letraz;
const base = { company_name: "Acme", city: "Pune" };

const wrong: readonly [name: string, value: unknown][] = [
  ["undefined", undefined],
  ["null", null],
  ["a number", 7],
  ["a string", "text"],
  ["a function", () => 1],
  ["a BigInt", 7n],
  ["a symbol", Symbol("s")],
  ["an array", [1]],
  ["an object", {}],
];

type Draft = ReturnType<typeof open>;
const open = () => experience.open(base as never);

/** The words of JavaScript engines, which name no argument. */
const engineWords =
  /cannot (?:read|convert|destructure|mix|use)|is not (?:a function|iterable|an object|defined)|reading '|in operator|Cannot convert/;

type Call = (value: never) => unknown;
const calls: Readonly<Record<string, Call>> = {
  "compile, document": (value) => rp.compile(value, "x"),
  "compile, operation": (value) => rp.compile({}, value),
  "compile, options": (value) => rp.compile({}, "x", value),
  validate: (value) => experience.validate(value),
  "validate, options": (value) => experience.validate({}, value),
  "validateResponse, options": (value) => experience.validateResponse({}, value),
  fromForm: (value) => experience.fromForm(value),
  "fromForm, entry": (value) => experience.fromForm([value]),
  "fromForm, name": (value) => experience.fromForm([[value, "x"]]),
  "fromForm, value": (value) => experience.fromForm([["city", value]]),
  "fromForm, options": (value) => experience.fromForm([], value),
  "fromForm, ignore": (value) => experience.fromForm([], { ignore: value }),
  toForm: (value) => experience.toForm(value),
  "diff, before": (value) => experience.diff(value, {}),
  "diff, after": (value) => experience.diff({}, value),
  "patch, before": (value) => experience.patch(value, {}),
  "patch, after": (value) => experience.patch({}, value),
  "patch, options": (value) => experience.patch({}, {}, value),
  "encode, type": (value) => experience.patch({}, base as never).encode(value),
  "update, base": (value) => experience.update(value, {}),
  "update, values": (value) => experience.update({}, value),
  "update, options": (value) => experience.update({}, {}, value),
  "merge, base": (value) => experience.merge(value, {}, {}),
  "merge, theirs": (value) => experience.merge({}, {}, value),
  "merge, options": (value) => experience.merge({}, {}, {}, value),
  open: (value) => experience.open(value).close(),
  "open, options": (value) => experience.open({}, value).close(),
  "open, saved": (value) => experience.open({}, { saved: value }).close(),
  "parseError, status": (value) => experience.parseError(value, {}),
  "parseError, body": (value) => experience.parseError(400, value),
  translate: (value) => experience.translate(value),
  "jsonPatch.diff": (value) => rp.jsonPatch.diff(value, value),
  "jsonPatch.apply, document": (value) => rp.jsonPatch.apply(value, []),
  "jsonPatch.apply, operations": (value) => rp.jsonPatch.apply({}, value),
  "jsonPatch.invert, operations": (value) => rp.jsonPatch.invert({}, value),
  "mergePatch.diff": (value) => rp.mergePatch.diff(value, value),
  "mergePatch.apply": (value) => rp.mergePatch.apply(value, value),
};

type DraftCall = (draft: Draft, value: never) => unknown;
const draftCalls: Readonly<Record<string, DraftCall>> = {
  get: (draft, value) => draft.get(value),
  "set, path": (draft, value) => draft.set(value, "x"),
  "set, value": (draft, value) => draft.set("/city", value),
  remove: (draft, value) => draft.remove(value),
  "insert, path": (draft, value) => draft.insert(value, "x"),
  "insert, value": (draft, value) => draft.insert("/city", value),
  "move, from": (draft, value) => draft.move(value, "/city"),
  "move, to": (draft, value) => draft.move("/city", value),
  "setFromInput, path": (draft, value) => draft.setFromInput(value, "x"),
  "setFromInput, text": (draft, value) => draft.setFromInput("/city", value),
  inputAt: (draft, value) => draft.inputAt(value),
  pathOfInput: (draft, value) => draft.pathOfInput(value),
  transaction: (draft, value) => draft.transaction(value),
  issuesAt: (draft, value) => draft.issuesAt(value),
  revert: (draft, value) => draft.revert(value),
  rebase: (draft, value) => draft.rebase(value),
  "rebase, options": (draft, value) => draft.rebase(base as never, value),
  "rebase, sent": (draft, value) => draft.rebase(base as never, { sent: value }),
  merge: (draft, value) => draft.merge(value),
  "merge, options": (draft, value) => draft.merge(draft, value),
  "resolve, path": (draft, value) => draft.resolve(value, "mine"),
  "resolve, choice": (draft, value) => draft.resolve("/city", value),
  subscribe: (draft, value) => draft.subscribe(value),
  setServerIssues: (draft, value) => draft.setServerIssues(value),
  "setServerIssues, issue": (draft, value) => draft.setServerIssues([value]),
  "setServerIssues, options": (draft, value) => draft.setServerIssues([], value),
  "setServerIssues, sent": (draft, value) => draft.setServerIssues([], { sent: value }),
  setUnconfirmed: (draft, value) => draft.setUnconfirmed(value),
};

function failureOf(call: () => unknown): unknown {
  try {
    call();
  } catch (error) {
    return error;
  }
  return null;
}

function expectOwnWords(failure: unknown): void {
  if (failure === null) return;
  const own = [TypeError, DraftError, JsonError, LimitError, OpenApiError, PatchError];
  expect(own.some((kind) => failure instanceof kind)).toBe(true);
  expect((failure as Error).message).not.toMatch(engineWords);
}

describe.each(Object.entries(calls))("%s", (_, call) => {
  it.each(wrong)("answers to %s in its own words", (_name, value) => {
    expectOwnWords(failureOf(() => call(value as never)));
    expect(experience.patch({ city: "a" } as never, { city: "b" } as never).bodyText).toBe('{"city":"b"}');
  });
});

describe.each(Object.entries(draftCalls))("draft: %s", (_, call) => {
  it.each(wrong)("answers to %s in its own words, and a refusal changes nothing", (_name, value) => {
    const draft = open();
    draft.set("/city", "Delhi");
    const before = draft.save();
    const failure = failureOf(() => call(draft, value as never));
    expectOwnWords(failure);
    if (failure !== null) expect(draft.save()).toBe(before);
    draft.set("/city", "Goa");
    expect(draft.patch().bodyText).toBe('{"city":"Goa"}');
    draft.close();
  });
});

it.each([
  [
    "transaction, number",
    () => open().transaction(7 as never),
    "The edits of `transaction` must be a function.",
  ],
  [
    "sent",
    () => open().rebase({}, { sent: 7 as never }),
    'The option "sent" must be a patch that `patch` returned.',
  ],
  [
    "unconfirmed",
    () => open().setUnconfirmed({} as never),
    "The argument of `setUnconfirmed` must be a patch",
  ],
  [
    "issues",
    () => open().setServerIssues([7 as never]),
    "The issues of `setServerIssues` must be a list of issues",
  ],
  ["options", () => experience.patch({}, {}, null as never), "The options must be an object."],
  [
    "ignore",
    () => experience.fromForm([], { ignore: 7 as never }),
    'The option "ignore" must be a list of names.',
  ],
  [
    "entry",
    () => experience.fromForm([7 as never]),
    "Each entry of the form must be a pair of a name and a value.",
  ],
  ["BigInt", () => experience.fromForm([["city", 7n as never]]), 'The form entry "city" must be a text'],
  [
    "symbol",
    () => experience.fromForm([["city", Symbol("s") as never]]),
    'The form entry "city" must be a text',
  ],
  ["status", () => experience.parseError("400" as never, {}), "The status must be a number."],
  ["path", () => open().issuesAt(7 as never), "The path must be a JSON Pointer"],
])("a wrong argument is named: %s", (_, call, message) => {
  expect(call).toThrow(TypeError);
  expect(call).toThrow(message);
});

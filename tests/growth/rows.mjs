// Each row makes an input of a size, not measured, and runs one call on it.
import { jsonText, load } from "../../dist/index.js";
import {
  documentOf,
  itemSchema,
  items,
  listOf,
  members,
  objectOf,
  plainItemSchema,
  range,
  reference,
  string,
  words,
} from "./inputs.mjs";

const rp = await load();
const compiled = (schema, schemas) => rp.compile(documentOf(schema, schemas), "change");
const withIds = compiled(itemSchema);
const withoutIds = compiled(plainItemSchema);
const numbers = compiled(listOf({ type: "integer" }, { uniqueItems: true }));
const tags = compiled(objectOf({ tags: { type: "array", items: string } }));
const text = compiled(objectOf({ text: string }));
const open = compiled(objectOf({}, { additionalProperties: string }));
const formats = ["email", "uri", "date-time", "uuid", "byte"].map((format) => [
  format,
  compiled(objectOf({ text: { type: "string", format } })),
]);

const compileRow = (input, size, make) => ({
  call: "compile, fields",
  input,
  size,
  make: (count) => documentOf(...make(count)),
  run: (document) => void rp.compile(document, "change").fields.length,
});

const compileRows = [
  compileRow("required", 20_000, (n) => [objectOf({}, { required: range(n, (at) => `p${at}`) })]),
  compileRow("properties, all required", 10_000, (n) => [
    objectOf(
      members(n, () => string),
      { required: range(n, (at) => `p${at}`) },
    ),
  ]),
  compileRow("enum", 20_000, (n) => [objectOf({ a: { enum: range(n, (at) => `value ${at}`) } })]),
  compileRow("enum with labels", 2_000, (n) => [
    objectOf({
      a: { type: "string", enum: range(n, (at) => `c${at}`), "x-labels": members(n, (at) => `c${at}`) },
    }),
  ]),
  compileRow("allOf of parts with a property each", 2_000, (n) => [
    { allOf: range(n, (at) => objectOf({ [`p${at}`]: string }, { required: [`p${at}`] })) },
  ]),
  compileRow("oneOf of variants with a property each", 1_000, (n) => [
    { oneOf: range(n, (at) => objectOf({ [`p${at}`]: string })) },
  ]),
  compileRow("properties that share an allOf of parts", 1_000, (n) => [
    objectOf(members(n, () => reference("Parts"))),
    { Parts: { allOf: range(n, () => ({ description: "a part" })) } },
  ]),
  compileRow("a schema that doubles itself, by levels", 24, (n) => [
    reference("L0"),
    Object.fromEntries(
      range(n + 1, (at) => [
        `L${at}`,
        at === n ? {} : { allOf: [reference(`L${at + 1}`), reference(`L${at + 1}`)] },
      ]),
    ),
  ]),
];

const validateRow = (input, size, make) => ({
  call: "validate",
  input,
  size,
  make,
  run: ({ endpoint, body }) => void endpoint.validate(body).issues.length,
});

const validateRows = [
  validateRow("required, all absent", 20_000, (n) => ({
    endpoint: compiled(objectOf({}, { required: range(n, (at) => `p${at}`) })),
    body: {},
  })),
  validateRow("required, all present in reverse", 20_000, (n) => ({
    endpoint: compiled(objectOf({}, { required: range(n, (at) => `p${n - 1 - at}`) })),
    body: members(n, String),
  })),
  validateRow("allOf of parts that require a property", 1_000, (n) => ({
    endpoint: compiled({
      allOf: range(n, (at) => objectOf({ [`p${at}`]: string }, { required: [`p${at}`] })),
    }),
    body: {},
  })),
  validateRow("allOf of parts, all properties given", 1_000, (n) => ({
    endpoint: compiled({ allOf: range(n, (at) => objectOf({ [`p${at}`]: string })) }),
    body: members(n, String),
  })),
  validateRow("enum of strings, list of members", 20_000, (n) => ({
    endpoint: compiled(listOf({ enum: range(n, (at) => `value ${at}`) })),
    body: { list: range(n, (at) => `value ${at}`) },
  })),
  validateRow("oneOf, list of last variants", 1_000, (n) => ({
    endpoint: compiled(
      listOf({ oneOf: range(20, (at) => objectOf({ kind: { enum: [at] } }, { required: ["kind"] })) }),
    ),
    body: { list: range(n, () => ({ kind: 19 })) },
  })),
  validateRow("uniqueItems, all different", 50_000, (n) => ({
    endpoint: numbers,
    body: { list: range(n, Number) },
  })),
  validateRow("uniqueItems, all equal", 50_000, (n) => ({
    endpoint: numbers,
    body: { list: range(n, () => 1) },
  })),
  validateRow("unknown members", 20_000, (n) => ({ endpoint: text, body: members(n, String) })),
  ...formats.map(([format, endpoint]) =>
    validateRow(`a long string, ${format}`, 2_000_000, (n) => ({ endpoint, body: { text: "a.".repeat(n) } })),
  ),
];

const pairRow = (call, input, size, run, make) => ({ call, input, size, run, make });
const reversed = (n) => ({ before: { list: items(n) }, after: { list: items(n).reverse() } });
const renamed = (n) => ({ before: { list: items(n) }, after: { list: items(n, "new").reverse() } });
const equalItems = (n) => ({
  before: { list: range(n, () => ({ name: "a" })) },
  after: { list: range(n + 1, () => ({ name: "a" })) },
});
const plain = ({ before, after }) => {
  const drop = ({ list }) => ({ list: list.map(({ id: _, ...rest }) => rest) });
  return { before: drop(before), after: drop(after) };
};
const patchOf =
  (endpoint) =>
  ({ before, after }) =>
    void endpoint.patch(before, after).changes.length;
const diffOf =
  (endpoint) =>
  ({ before, after }) =>
    void endpoint.diff(before, after).length;

const pairRows = [
  ["patch", patchOf],
  ["diff", diffOf],
].flatMap(([call, runOf]) => [
  pairRow(call, "a list with ids, reversed", 10_000, runOf(withIds), reversed),
  pairRow(call, "a list with ids, reversed and renamed", 10_000, runOf(withIds), renamed),
  pairRow(call, "a list without ids, reversed", 4_000, runOf(withoutIds), (n) => plain(reversed(n))),
  pairRow(call, "a list without ids, reversed and renamed", 2_000, runOf(withoutIds), (n) =>
    plain(renamed(n)),
  ),
  pairRow(call, "equal items, one more", 10_000, runOf(withoutIds), equalItems),
  pairRow(call, "members, all replaced", 20_000, runOf(open), (n) => ({
    before: members(n, (at) => `a${at}`),
    after: members(n, (at) => `b${at}`),
  })),
]);

const mergeRow = (input, size, endpoint, make, options) => ({
  call: "merge",
  input,
  size,
  make,
  run: ({ base, mine, theirs }) => void endpoint.merge(base, mine, theirs, options).conflicts.length,
});
const named = (n, name) => ({ list: items(n, name) });
const unnamed = (n, name) => ({ list: range(n, (at) => ({ name: `${name} ${at}` })) });

const mergeRows = [
  mergeRow("conflicts in all items with ids", 4_000, withIds, (n) => ({
    base: named(n, "a"),
    mine: named(n, "b"),
    theirs: named(n, "c"),
  })),
  mergeRow("items without ids, all changed by both", 1_000, withoutIds, (n) => ({
    base: unnamed(n, "a"),
    mine: unnamed(n, "b"),
    theirs: unnamed(n, "c"),
  })),
  mergeRow(
    "a text by words, both sides rewritten",
    2_000,
    text,
    (n) => ({
      base: { text: words(n, "a") },
      mine: { text: words(n, "b") },
      theirs: { text: words(n, "c") },
    }),
    { text: "words" },
  ),
  mergeRow(
    "a text by words, one word repeated",
    10_000,
    text,
    (n) => ({
      base: { text: "w ".repeat(n) },
      mine: { text: `x ${"w ".repeat(n)}` },
      theirs: { text: `${"w ".repeat(n)} y` },
    }),
    { text: "words" },
  ),
];

const formRow = (input, size, endpoint, make) => ({
  call: "fromForm",
  input,
  size,
  make: (n) => range(n, make),
  run: (entries) => void endpoint.fromForm(entries).issues.length,
});

const formRows = [
  formRow("a plain name, repeated", 40_000, tags, (at) => ["tags", `t${at}`]),
  formRow("tags[], repeated", 40_000, tags, (at) => ["tags[]", `t${at}`]),
  formRow("pointers with indexes", 40_000, tags, (at) => [`/tags/${at}`, `t${at}`]),
  formRow("indexes that are timestamps", 20_000, tags, (at) => [
    `tags[${1_700_000_000_000 + at * 7}]`,
    `t${at}`,
  ]),
  formRow("rows with members, in reverse", 20_000, withIds, (at) => [`list.${40_000 - at}.name`, `t${at}`]),
  formRow("different names", 40_000, open, (at) => [`name${at}`, `t${at}`]),
  formRow("unknown names", 40_000, tags, (at) => [`name${at}`, `t${at}`]),
];

const errorRow = (input, size, make) => ({
  call: "parseError",
  input,
  size,
  make,
  run: (body) => void rp.letraz.experience.parseError(422, body).issues.length,
});

const errorRows = [
  errorRow("fields with errors", 10_000, (n) => members(n, () => ["is wrong"])),
  errorRow("a list of errors", 10_000, (n) => ({
    errors: range(n, (at) => ({ pointer: `/a/${at}`, detail: "wrong" })),
  })),
  errorRow("markup, tags that do not end", 500_000, (n) => `<html>${"<".repeat(n)}`),
  errorRow("markup, comments that do not end", 200_000, (n) => "<!--".repeat(n)),
  errorRow("markup, scripts that do not end", 200_000, (n) => "<script>".repeat(n)),
  errorRow("white space", 1_000_000, (n) => `a${" ".repeat(n)}b`),
];

const draftRow = (input, size, make, run) => ({ call: "draft", input, size, make, run });
const opened = (n) => withIds.open({ list: items(n) });
const everyItem = (draft, edit) => draft.value.list.forEach((_, at) => void edit(at));
const edited = (n, name) => {
  const draft = opened(n);
  draft.transaction(() => range(n, (at) => draft.set(`/list/${at}/name`, `${name} ${at}`)));
  return draft;
};
const conflicting = (n) => {
  const draft = edited(n, "mine");
  draft.rebase(named(n, "theirs"));
  return draft;
};

const draftRows = [
  draftRow(
    "open",
    10_000,
    (n) => named(n, "a"),
    (base) => withIds.open(base),
  ),
  draftRow("set of each item, then read", 4_000, opened, (draft) => {
    draft.transaction(() => everyItem(draft, (at) => draft.set(`/list/${at}/name`, `b${at}`)));
    return void draft.patch().changes.length;
  }),
  draftRow("setFromInput of each item, then read", 4_000, opened, (draft) => {
    draft.transaction(() => everyItem(draft, (at) => draft.setFromInput(`/list/${at}/name`, `b${at}`)));
    return void draft.issues.length;
  }),
  draftRow(
    "inserts at the front",
    2_000,
    (n) => ({ n, draft: opened(0) }),
    ({ n, draft }) => {
      draft.transaction(() => range(n, (at) => draft.insert("/list/0", { id: at })));
    },
  ),
  draftRow(
    "undo and redo of all steps",
    1_000,
    (n) => {
      const draft = opened(10);
      range(n, (at) => draft.set("/list/0/name", `n${at}`));
      return draft;
    },
    (draft) => {
      while (draft.undo());
      while (draft.redo());
    },
  ),
  draftRow(
    "rebase with a conflict in each item",
    2_000,
    (n) => ({ n, draft: edited(n, "mine") }),
    ({ n, draft }) => void draft.rebase(named(n, "theirs")).length,
  ),
  draftRow(
    "second rebase with open conflicts",
    2_000,
    (n) => ({ n, draft: conflicting(n) }),
    ({ n, draft }) => void draft.rebase(named(n, "others")).length,
  ),
  draftRow(
    "rebase({ sent })",
    2_000,
    (n) => {
      const draft = edited(n, "mine");
      return { n, draft, sent: draft.patch() };
    },
    ({ n, draft, sent }) => void draft.rebase(named(n, "mine"), { sent }).length,
  ),
  draftRow("resolve of each conflict", 500, conflicting, (draft) => {
    for (const { path } of draft.conflicts) draft.resolve(path, "mine");
  }),
  draftRow("save", 4_000, conflicting, (draft) => void draft.save().length),
  draftRow(
    "restore",
    2_000,
    (n) => ({ n, saved: conflicting(n).save() }),
    ({ n, saved }) => withIds.open(named(n, "theirs"), { saved }),
  ),
  draftRow(
    "setServerIssues",
    4_000,
    (n) => ({ n, draft: opened(n) }),
    ({ n, draft }) => {
      draft.setServerIssues(
        range(n, (at) => ({
          path: `/list/${at}/name`,
          code: "server",
          severity: "error",
          params: {},
          message: "no",
        })),
      );
      draft.set("/list/0/name", "x");
      return void draft.issues.length;
    },
  ),
  draftRow(
    "listeners, 100 edits",
    10_000,
    (n) => {
      const draft = opened(2);
      range(n, () => draft.subscribe(() => {}));
      return draft;
    },
    (draft) => void range(100, (at) => draft.set("/list/0/name", `n${at}`)),
  ),
];

const standardRow = (call, input, size, make, run) => ({ call, input, size, make, run });
const standardRows = [
  standardRow(
    "jsonPatch.diff",
    "a list reversed",
    4_000,
    (n) => range(n, String),
    (list) => void rp.jsonPatch.diff(list, [...list].reverse()).length,
  ),
  standardRow(
    "jsonPatch.apply",
    "inserts at the front",
    10_000,
    (n) => range(n, (at) => ({ op: "add", path: "/0", value: at })),
    (operations) => void rp.jsonPatch.apply([], operations),
  ),
  standardRow(
    "jsonPatch.invert",
    "members added",
    10_000,
    (n) => range(n, (at) => ({ op: "add", path: `/p${at}`, value: at })),
    (operations) => void rp.jsonPatch.invert({}, operations).length,
  ),
  standardRow(
    "mergePatch.diff",
    "members, all replaced",
    20_000,
    (n) => [members(n, String), members(n, (at) => `b${at}`)],
    ([before, after]) => void rp.mergePatch.diff(before, after),
  ),
  standardRow(
    "mergePatch.apply",
    "members in reverse",
    20_000,
    (n) => {
      const patch = Object.fromEntries(Object.entries(members(n, (at) => `b${at}`)).reverse());
      return [members(n, String), patch];
    },
    ([target, patch]) => void rp.mergePatch.apply(target, patch),
  ),
  standardRow(
    "jsonText",
    "a text with escapes",
    500_000,
    (n) => `{"text":"${"\\u00e9".repeat(n)}"}`,
    (source) => void text.validate(jsonText(source)),
  ),
];

export const rows = [
  ...compileRows,
  ...validateRows,
  ...pairRows,
  ...mergeRows,
  ...formRows,
  ...errorRows,
  ...draftRows,
  ...standardRows,
];

// One control of a form, typed in or cleared: a draft and `fromForm` with `update` make the same body of it.
import { describe, it } from "vitest";
import { formatPointer, parsePointer } from "../../../../js/src/json/pointer.js";
import type { Issue } from "../../../../js/src/types/issue.js";
import { RandomEdits } from "../random-edits.js";
import type { JsonObject } from "../server-models.js";
import type { Case } from "./form-cases.js";
import { holdForms } from "./form-cases.js";
import { placesOf, typed } from "./form-places.js";
import type { AnyEndpoint } from "./kinds.js";
import { patience, runs } from "./runs.js";

const show = JSON.stringify;

interface Result {
  readonly body: string;
  readonly errors: readonly string[];
}

function resultOf(body: string, issues: readonly Issue[]): Result {
  const errors = issues.filter(({ severity }) => severity === "error");
  return { body, errors: [...new Set(errors.map(({ path, code }) => `${path} ${code}`))].sort() };
}

function pathOf(name: string): string {
  return name.startsWith("/") ? name : formatPointer([name]);
}

/** The form that `toForm` fills, with one control changed or added. */
function entriesOf(endpoint: AnyEndpoint, base: JsonObject, path: string, text: string): [string, string][] {
  const others = Object.entries(endpoint.toForm(base)) as [string, string][];
  const isShown = others.some(([name]) => pathOf(name) === path);
  const changed = others.map(([name, shown]): [string, string] => [
    name,
    pathOf(name) === path ? text : shown,
  ]);
  return isShown ? changed : [...changed, [path, text]];
}

function byForm(endpoint: AnyEndpoint, base: JsonObject, path: string, text: string): Result {
  const { value, issues } = endpoint.fromForm(entriesOf(endpoint, base, path, text));
  const patch = endpoint.update(base, value);
  return resultOf(patch.bodyText, [...issues, ...patch.issues]);
}

function byDraft(endpoint: AnyEndpoint, base: JsonObject, path: string, text: string): Result {
  using draft = endpoint.open(base);
  draft.setFromInput(path, text);
  return resultOf(draft.patch().bodyText, draft.issues);
}

/** A stored item of which a form shows nothing is no row of that form: what is typed in its place is new. */
function isHidden(endpoint: AnyEndpoint, base: JsonObject, path: string): boolean {
  const shown = Object.keys(endpoint.toForm(base)).map(pathOf);
  const items = [...path.matchAll(/\/\d+(?=\/|$)/g)].map(({ index, 0: token }) =>
    path.slice(0, index + token.length),
  );
  return items.some((item) => {
    const list = item.slice(0, item.lastIndexOf("/"));
    const stored = parsePointer(list).reduce<unknown>((here, name) => Object(here)[name], base);
    const rows = Array.isArray(stored) ? stored.map((_, row) => `${list}/${row}`) : [];
    return rows.some((row) => !shown.some((other) => other === row || other.startsWith(`${row}/`)));
  });
}

function differences(endpoint: AnyEndpoint, { schema, seed }: Case, base: JsonObject): string[] {
  if (schema.oneOf !== undefined) return [];
  const random = new RandomEdits(seed + 3);
  const places = placesOf(schema, base).filter(({ path }) => !isHidden(endpoint, base, path));
  if (places.length === 0) return [];
  const { path, schema: at, value } = random.pick(places);
  const text = random.chance(50) ? "" : typed(at, random.chance(85));
  const form = byForm(endpoint, base, path, text);
  const draft = byDraft(endpoint, base, path, text);
  const kind = `${text === "" ? "cleared" : "typed"} over ${value === undefined ? "nothing" : show(value)}`;
  const here = `${kind}: ${show(text)} at ${path}: draft ${show(draft)}, form ${show(form)}`;
  // A text that is no value is only an issue in a form; a draft has made the places around it.
  const isRefused = [form, draft].every(({ errors }) => errors.includes(`${path} type`));
  if (isRefused) return [];
  if (form.body !== draft.body) return [`body ${here}`];
  if (!endpoint.validateResponse(base).valid) return [];
  return show(form.errors) === show(draft.errors) ? [] : [`errors ${here}`];
}

describe("one control of a form over any schema and document", () => {
  it(
    "makes the same body in a draft as in `fromForm` and `update`",
    () => {
      holdForms(runs(20_000), (endpoint, tried) =>
        tried.bases.flatMap((base) => differences(endpoint, tried, base)),
      );
    },
    patience(20_000),
  );
});

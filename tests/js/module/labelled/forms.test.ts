// Forms over random schemas: untouched means unchanged, cleared text leaves no trace, a valid patch has a valid body.
import { describe, it } from "vitest";
import { jsonText } from "../../../../js/src/json/json-text.js";
import { formatPointer } from "../../../../js/src/json/pointer.js";
import type { Change } from "../../../../js/src/types/patch.js";
import { RandomEdits } from "../random-edits.js";
import type { JsonObject } from "../server-models.js";
import { canonical } from "../server-models.js";
import type { Case } from "./form-cases.js";
import { holdForms } from "./form-cases.js";
import type { Place } from "./form-places.js";
import { placesOf, typed } from "./form-places.js";
import type { AnyEndpoint } from "./kinds.js";
import { patience, runs } from "./runs.js";

const show = JSON.stringify;

function untouchedFaults(endpoint: AnyEndpoint, base: JsonObject): string[] {
  const entries = Object.entries(endpoint.toForm(base));
  const { value, valueText } = endpoint.fromForm(entries) as unknown as {
    value: JsonObject;
    valueText: string;
  };
  const read = `for ${show(entries)}, read as ${show(value)}`;
  const { bodyText, ignored } = endpoint.update(base, value);
  if (bodyText !== "") return [`untouched: sends ${bodyText} ${read}`];
  if (ignored.length > 0) return [`ignored: ${show(ignored)} ${read}`];
  const exact = endpoint.update(base, jsonText(valueText)).bodyText;
  return exact === "" ? [] : [`untouched: by its text sends ${exact} ${read}`];
}

/** Returns the pointer to the place of a control's name. */
function pathOf(name: string): string {
  return name.startsWith("/") ? name : formatPointer([name]);
}

function oneFieldFaults(endpoint: AnyEndpoint, base: JsonObject, random: RandomEdits): string[] {
  const form = Object.entries(endpoint.toForm(base)).filter(
    ([, text]) => typeof text === "string" && text !== "",
  );
  const texts = form.filter(([, text]) => /^[a-z]/.test(text));
  if (texts.length === 0) return [];
  const [name] = random.pick(texts);
  const entries = Object.entries(endpoint.toForm(base)).map(([other, text]) => [
    other,
    other === name ? "red" : text,
  ]);
  const { value } = endpoint.fromForm(entries as [string, string][]);
  const { changes } = endpoint.update(base, value);
  // An item that keeps no value may appear as another item at its place.
  const isHere = ({ kind, path }: Change): boolean =>
    path === pathOf(name) ||
    (kind !== "replace" && /\/\d+$/.test(path) && pathOf(name).startsWith(`${path}/`));
  const others = changes.filter((change) => !isHere(change));
  return others.length > 0 ? [`one field: ${name} is edited, and ${show(others)} change`] : [];
}

function validFaults(endpoint: AnyEndpoint, base: JsonObject, after: JsonObject): string[] {
  // An issue of a stored value that was not edited does not block sending.
  if (!endpoint.validateResponse(base).valid) return [];
  const patches = { patch: endpoint.patch(base, after), update: endpoint.update(base, after) };
  return Object.entries(patches).flatMap(([call, { valid, body, bodyText }]) => {
    if (!valid || body === null) return [];
    const { issues } = endpoint.validate(body);
    const errors = issues.filter(({ severity }) => severity === "error");
    return errors.length > 0 ? [`valid: ${call} calls ${bodyText} valid, validate says ${show(errors)}`] : [];
  });
}

function chosen(places: readonly Place[], random: RandomEdits): Place[] {
  const count = 1 + random.below(3);
  const picked = new Set(Array.from({ length: count }, () => random.pick(places)));
  return [...picked];
}

function typingFaults(endpoint: AnyEndpoint, { schema, seed }: Case, base: JsonObject): string[] {
  if (schema.oneOf !== undefined) return [];
  const random = new RandomEdits(seed + 1);
  const places = placesOf(schema, base).filter(({ value }) => value === undefined || value === null);
  if (places.length === 0) return [];
  using draft = endpoint.open(base);
  const lines: string[] = [];
  const type = (path: string, text: string): void => {
    lines.push(`d.setFromInput(${show(path)}, ${show(text)});`);
    try {
      draft.setFromInput(path, text);
    } catch (error) {
      throw new Error(`${lines.join(" ")} throws ${error}`);
    }
  };
  const picked = chosen(places, random);
  for (const { path, schema: at } of picked) type(path, typed(at, random.chance(80)));
  // The text that created a new item is cleared last, so that paths keep their meaning until then.
  const order = random.chance(50) ? picked : [...picked].reverse();
  for (const { path } of order) type(path, "");
  const { dirty, value } = draft;
  const { bodyText } = draft.patch();
  const steps = `after ${lines.join(" ")}`;
  if (bodyText !== "") return [`cleared: sends ${bodyText} ${steps}`];
  if (dirty) return [`cleared: is dirty ${steps}`];
  return canonical(value) === canonical(base) ? [] : [`cleared: the value is ${show(value)} ${steps}`];
}

function retypingFaults(endpoint: AnyEndpoint, { schema, seed }: Case, base: JsonObject): string[] {
  if (schema.oneOf !== undefined) return [];
  const random = new RandomEdits(seed + 2);
  const places = placesOf(schema, base).filter(({ value }) => value !== undefined && value !== null);
  if (places.length === 0) return [];
  const { path, schema: at } = random.pick(places);
  using draft = endpoint.open(base);
  const text = (draft as unknown as { inputAt(path: string): string }).inputAt(path);
  draft.setFromInput(path, typed(at, random.chance(80)));
  draft.setFromInput(path, text);
  const { bodyText } = draft.patch();
  const steps = `after typing at ${path} and ${show(text)} again`;
  if (bodyText !== "") return [`retyped: sends ${bodyText} ${steps}`];
  return draft.dirty ? [`retyped: is dirty ${steps}`] : [];
}

describe("a form over any schema and document", () => {
  it(
    "sends nothing when it is untouched",
    () => {
      holdForms(runs(8_000), (endpoint, { bases }) =>
        bases.flatMap((base) => untouchedFaults(endpoint, base)),
      );
    },
    patience(8_000),
  );

  it(
    "changes only the edited field",
    () => {
      holdForms(runs(3_000), (endpoint, { bases, seed }) => {
        const random = new RandomEdits(seed);
        return bases.flatMap((base) => oneFieldFaults(endpoint, base, random));
      });
    },
    patience(3_000),
  );
});

describe("a draft over any schema and document", () => {
  it(
    "is clean when input is cleared again",
    () => {
      holdForms(runs(5_000), (endpoint, tried) =>
        tried.bases.flatMap((base) => typingFaults(endpoint, tried, base)),
      );
    },
    patience(5_000),
  );

  it(
    "is clean when the stored text is typed again",
    () => {
      holdForms(runs(3_000), (endpoint, tried) =>
        tried.bases.flatMap((base) => retypingFaults(endpoint, tried, base)),
      );
    },
    patience(3_000),
  );
});

describe("a valid patch", () => {
  it(
    "has a body that passes `validate`",
    () => {
      holdForms(runs(8_000), (endpoint, { bases, afters }) =>
        bases.flatMap((base, at) => validFaults(endpoint, base, afters[at] ?? {})),
      );
    },
    patience(8_000),
  );
});

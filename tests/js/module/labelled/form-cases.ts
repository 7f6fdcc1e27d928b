// Random schemas with some documents each, for properties of forms.
import { wrapSchema } from "../cases.js";
import { RandomEdits } from "../random-edits.js";
import type { Schema } from "../schemas.js";
import type { JsonObject } from "../server-models.js";
import { FormSchemas } from "./form-schemas.js";
import type { AnyEndpoint } from "./kinds.js";
import { rp } from "./kinds.js";
import { hold } from "./runs.js";

/** A schema and some documents of it: compiling is what takes long. */
export interface Case {
  readonly schema: Schema;
  readonly bases: readonly JsonObject[];
  readonly afters: readonly JsonObject[];
  readonly seed: number;
}

const documentsPerSchema = 12;

function makeCase(seed: number): Case {
  const random = new RandomEdits(seed);
  const schemas = new FormSchemas(random);
  const schema = schemas.root();
  const bases = Array.from({ length: documentsPerSchema }, () => schemas.document(schema));
  const afters = bases.map((base) => schemas.edited(schema, base, 1 + random.below(3)));
  return { schema, bases, afters, seed };
}

function compile(schema: Schema): AnyEndpoint {
  return rp.compile(wrapSchema(schema), "change") as unknown as AnyEndpoint;
}

/** A case of one document, and that without each of the members of the schema and of the documents. */
function* smaller(tried: Case): Iterable<Case> {
  const { schema, bases, afters } = tried;
  if (bases.length > 1) {
    for (const [at, base] of bases.entries()) yield { ...tried, bases: [base], afters: [afters[at] ?? {}] };
    return;
  }
  for (const less of withoutEach(schema)) yield { ...tried, schema: less as Schema };
  for (const less of withoutEach(bases[0])) yield { ...tried, bases: [less as JsonObject] };
  for (const less of withoutEach(afters[0])) yield { ...tried, afters: [less as JsonObject] };
  for (const name of Object.keys(bases[0] ?? {})) {
    const [{ [name]: _, ...base } = {}] = bases;
    const [{ [name]: __, ...after } = {}] = afters;
    yield { ...tried, bases: [base], afters: [after] };
  }
}

/** The value without each member or item of it, at any depth. */
function* withoutEach(value: unknown): Iterable<unknown> {
  if (Array.isArray(value)) {
    for (const [at, item] of value.entries()) {
      yield value.filter((_, position) => position !== at);
      for (const less of withoutEach(item))
        yield value.map((old, position) => (position === at ? less : old));
    }
  } else if (typeof value === "object" && value !== null) {
    for (const [name, member] of Object.entries(value)) {
      yield Object.fromEntries(Object.entries(value).filter(([other]) => other !== name));
      for (const less of withoutEach(member))
        yield Object.fromEntries(
          Object.entries(value).map((entry) => (entry[0] === name ? [name, less] : entry)),
        );
    }
  }
}

function print({ schema, bases, afters }: Case): string {
  return [
    `const endpoint = rp.compile(wrapSchema(${JSON.stringify(schema)}), "change");`,
    ...bases.map((base) => `const base = ${JSON.stringify(base)};`),
    ...afters.map((after) => `const after = ${JSON.stringify(after)};`),
  ].join("\n");
}

export function holdForms(count: number, faults: (endpoint: AnyEndpoint, tried: Case) => string[]): void {
  const property = {
    make: makeCase,
    faults: (tried: Case) => faults(compile(tried.schema), tried),
    smaller,
    print,
  };
  hold<Case>(property, Math.ceil(count / documentsPerSchema));
}

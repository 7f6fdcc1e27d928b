// Extracts the schema of a request from its OpenAPI document. The document was compiled, so it has the operation, and every
// reference in it resolves.
import { parsePointer } from "../../json/pointer.js";

interface OpenApiObject {
  readonly [name: string]: unknown;
}

function isObject(value: unknown): value is OpenApiObject {
  return typeof value === "object" && value !== null;
}

function follow(value: unknown, names: readonly string[]): unknown {
  return names.reduce((here, name) => (isObject(here) ? here[name] : undefined), value);
}

/** Returns the target of a reference. */
function resolve(document: unknown, reference: string): unknown {
  return follow(document, parsePointer(decodeURIComponent(reference.slice(1))));
}

/** Matches keywords whose values are never schemas. */
const isLiteralKeyword = /^(enum|default|example)$/;

/** Replaces each reference by its target. References of a schema that contains itself stay and are added to `kept`. */
function makeInliner(document: unknown, kept: Set<string>): (schema: unknown) => unknown {
  const open = new Set<string>();
  const done = new Map<string, unknown>();

  const targetOf = (reference: string): unknown => {
    if (open.has(reference)) {
      kept.add(reference);
      return { $ref: reference };
    }
    open.add(reference);
    // Cached, because schemas that each contain the next one twice would take exponential time.
    const target = done.get(reference) ?? inline(resolve(document, reference));
    done.set(reference, target);
    open.delete(reference);
    return target;
  };
  /** @param isMap - The members are properties and not keywords. */
  const inline = (value: unknown, isMap = false): unknown => {
    if (!isObject(value)) return value;
    if (Array.isArray(value)) return value.map((item) => inline(item));
    const { $ref, ...beside } = value;
    const isReference = !isMap && typeof $ref === "string";
    const members = Object.entries(isReference ? beside : value).map(([name, member]) => [
      name,
      !isMap && isLiteralKeyword.test(name) ? member : inline(member, !isMap && name === "properties"),
    ]);
    if (!isReference) return Object.fromEntries(members);
    // Keywords next to a reference apply, too.
    return members.length > 0 ? { allOf: [targetOf($ref)], ...Object.fromEntries(members) } : targetOf($ref);
  };
  return inline;
}

/**
 * Returns the request schema of an operation, with references resolved. If a schema contains itself, its references stay. The
 * result then contains the sections of the document that they lead to.
 *
 * @param place - The JSON Pointer of the schema. Without one, the result allows any value.
 */
export function standaloneRequestSchema(
  document: unknown,
  place: string | undefined,
): Record<string, unknown> {
  if (place === undefined) return {};
  const kept = new Set<string>();
  const schema = makeInliner(document, kept)(follow(document, parsePointer(place)));
  const { components, paths } = Object(document);
  return Object.assign({}, schema, kept.size > 0 ? { components, paths } : {});
}

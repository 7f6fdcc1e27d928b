// The schema of a request, taken out of its OpenAPI document so that it stands on its own. The document was
// compiled: it has the operation, and every reference in it leads somewhere.
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

/** What a reference in a document leads to. */
function resolve(document: unknown, reference: string): unknown {
  return follow(document, parsePointer(decodeURIComponent(reference.slice(1))));
}

/** Keywords whose values are no schemas, whatever they look like. */
const isLiteralKeyword = /^(enum|default|example)$/;

/** Puts the target of each reference in its place. The references of a schema that holds itself go to `kept`. */
function makeInliner(document: unknown, kept: Set<string>): (schema: unknown) => unknown {
  const open = new Set<string>();
  const done = new Map<string, unknown>();

  const targetOf = (reference: string): unknown => {
    if (open.has(reference)) {
      kept.add(reference);
      return { $ref: reference };
    }
    open.add(reference);
    // Kept, or else a document of schemas that each hold the next one twice would have no end.
    const target = done.get(reference) ?? inline(resolve(document, reference));
    done.set(reference, target);
    open.delete(reference);
    return target;
  };
  /** `isMap` says that the members are not named by keywords but by properties. */
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
    // What stands beside a reference is checked, too.
    return members.length > 0 ? { allOf: [targetOf($ref)], ...Object.fromEntries(members) } : targetOf($ref);
  };
  return inline;
}

/**
 * The request schema of an operation, at `place` in its document, as a document of its own, with references resolved.
 * Where a schema holds itself, its references stay, and lead to the OpenAPI document's own sections, which are then
 * there as well. Without a schema anything is a request.
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

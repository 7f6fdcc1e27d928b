// Finds the part of an OpenAPI document (a value) that an operation may reach. The module later cuts its text more exactly.
// This avoids writing a document of many megabytes as text for each of its operations.
import { parsePointer } from "../json/pointer.js";

interface JsonObject {
  readonly [name: string]: unknown;
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value) && !("toJSON" in value);
}

const methods = new Set(["get", "put", "post", "delete", "options", "head", "patch", "trace"]);

/** Returns the path items with the operation, without their other operations, and those that are a `$ref`. */
function pathsOf(paths: JsonObject, operationId: string): Map<string, unknown> {
  const found = new Map<string, unknown>();
  for (const [path, item] of Object.entries(paths)) {
    if (!isObject(item)) continue;
    const isOther = (method: string) =>
      methods.has(method) && Object(item[method]).operationId !== operationId;
    const isReached = "$ref" in item || Object.keys(item).some((name) => methods.has(name) && !isOther(name));
    if (isReached)
      found.set(path, Object.fromEntries(Object.entries(item).filter(([name]) => !isOther(name))));
  }
  return found;
}

/** Collects the targets of references, and of references in these targets. */
class ReferenceCollector {
  readonly #document: JsonObject;
  readonly #paths: Map<string, unknown>;
  readonly #components = new Map<string, Map<string, unknown>>();
  readonly #pending: unknown[];
  /** The visited values. A value may contain itself; writing it then fails. */
  readonly #visited = new Set<object>();
  /** A reference leads outside components and paths. */
  hasUnresolved = false;

  constructor(document: JsonObject, paths: Map<string, unknown>) {
    this.#document = document;
    this.#paths = paths;
    this.#pending = [...paths.values()];
  }

  collect(): JsonObject {
    while (this.#pending.length > 0) this.#visit(this.#pending.pop());
    const { openapi, servers, security, components } = this.#document;
    const { securitySchemes } = Object(components);
    const kept = [...this.#components].map(([kind, members]) => [kind, Object.fromEntries(members)]);
    return {
      openapi,
      servers,
      security,
      paths: Object.fromEntries(this.#paths),
      components: { ...Object.fromEntries(kept), securitySchemes },
    };
  }

  #visit(value: unknown): void {
    if (typeof value !== "object" || value === null || this.#visited.has(value)) return;
    this.#visited.add(value);
    for (const [name, member] of Object.entries(value)) {
      if (typeof member === "string") {
        if (member.startsWith("#/")) this.#follow(member);
      } else {
        this.#pending.push(member);
        if (name === "mapping") for (const target of Object.values(Object(member))) this.#followName(target);
      }
    }
  }

  /** Follows a target of a discriminator's mapping, which may be the mere name of a schema. */
  #followName(target: unknown): void {
    if (typeof target === "string" && !target.startsWith("#")) this.#keepComponent("schemas", target);
  }

  #follow(reference: string): void {
    const [section, kind, name] = parsePointer(decode(reference));
    if (section === "components" && kind !== undefined && name !== undefined) this.#keepComponent(kind, name);
    else if (section === "paths" && kind !== undefined) this.#keepPath(kind);
    else this.hasUnresolved = true;
  }

  #keepComponent(kind: string, name: string): void {
    const members = this.#components.get(kind) ?? new Map<string, unknown>();
    const target = own(own(this.#document.components, kind), name);
    if (target === undefined || members.has(name)) return;
    this.#components.set(kind, members.set(name, target));
    this.#pending.push(target);
  }

  #keepPath(path: string): void {
    const item = own(this.#document.paths, path);
    if (item === undefined || this.#paths.get(path) === item) return;
    this.#paths.set(path, item);
    this.#pending.push(item);
  }
}

function own(value: unknown, name: string): unknown {
  return isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;
}

function decode(reference: string): string {
  try {
    return decodeURIComponent(reference.slice(1));
  } catch {
    return reference.slice(1);
  }
}

/** Returns the part, with every value at its JSON Pointer. When unsure, it returns the whole document. */
export function reachablePart(document: unknown, operationId: string): unknown {
  if (!isObject(document) || !isObject(document.paths) || !isObject(document.components)) return document;
  const paths = pathsOf(document.paths, operationId);
  if (paths.size === 0) return document;
  const reach = new ReferenceCollector(document, paths);
  const part = reach.collect();
  return reach.hasUnresolved ? document : part;
}

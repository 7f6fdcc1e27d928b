import type { Field } from "../types/field.js";
import type { JsonObject } from "./decode.js";
import { isObject, isPage, tidyText } from "./decode.js";
import { meansWhole, placeOfNames } from "./place.js";
import { readers } from "./readers/index.js";
import { splitPath } from "./split-path.js";

/** One complaint of a server. */
export interface Complaint {
  /** The members and positions it is about, as the server names them; none for the whole form. */
  readonly names: readonly string[];
  readonly detail: string;
  /** The server's own name for it. */
  readonly code?: string;
  /** It has the shape of a complaint; a mere string beside a name may be anything. */
  readonly isCertain: boolean;
}

/** Deeper or longer than any real answer: what lies beyond is left out. */
const maximumLevels = 32;
const maximumComplaints = 200;
const maximumParts = 10_000;

/** Members that hold complaints and are part of no path, such as `issues` and `fieldErrors` of zod. */
const wrappers = new Set(
  "issues errors fieldErrors field_errors formErrors globalErrors violations fieldViolations zodError".split(
    " ",
  ),
);

/** Those of the tree that zod makes, beside `errors`. */
const treeWrappers = new Set(["properties", "items"]);

function isText(value: unknown): value is string {
  return typeof value === "string";
}

/** Gathers the complaints in the shapes that servers use: by name, in lists by position, or one by one. */
export class Collector {
  readonly complaints: Complaint[] = [];
  readonly #fields: readonly Field[];
  #parts = 0;

  constructor(fields: readonly Field[]) {
    this.#fields = fields;
  }

  /** Gathers what `value` says about the place that `names` lead to. */
  collect(value: unknown, names: readonly string[], isCertain = false, level = 0): void {
    if (++this.#parts > maximumParts || level > maximumLevels) return;
    if (typeof value === "string") this.#add({ names, detail: value, isCertain });
    else if (Array.isArray(value)) this.#collectList(value, names, level + 1);
    else if (isObject(value) && !this.#addSingle(value, names)) this.#collectMembers(value, names, level + 1);
  }

  #collectList(list: readonly unknown[], names: readonly string[], level: number): void {
    for (const [position, item] of list.entries()) {
      if (this.#parts > maximumParts) return;
      if (typeof item === "string") this.collect(item, names, true, level);
      else if (isObject(item) && !this.#addSingle(item, names))
        this.#collectMembers(item, [...names, `${position}`], level);
    }
  }

  #collectMembers(value: JsonObject, names: readonly string[], level: number): void {
    const isTree = Array.isArray(value.errors);
    for (const [key, member] of Object.entries(value)) {
      const isWhole = meansWhole(key) || this.#isWrapper(key, member, names, isTree);
      this.collect(member, isWhole ? names : [...names, ...splitPath(key)], isWhole, level);
    }
  }

  #isWrapper(key: string, member: unknown, names: readonly string[], isTree: boolean): boolean {
    if (!wrappers.has(key) && !(isTree && treeWrappers.has(key))) return false;
    return typeof member === "object" && placeOfNames([...names, key], this.#fields).label === undefined;
  }

  /** Adds what a reader finds in an object. */
  #addSingle(value: JsonObject, names: readonly string[]): boolean {
    for (const read of readers) {
      const readings = read(value);
      if (readings === null) continue;
      let count = 0;
      for (const { names: inner, detail, code } of readings) {
        for (const text of (Array.isArray(detail) ? detail : [detail]).filter(isText)) {
          const named = isText(code) && code !== "" ? { code } : {};
          this.#add({ names: [...names, ...inner], detail: text, ...named, isCertain: true });
          count++;
        }
      }
      if (count > 0 || readings.length === 0) return true;
    }
    return false;
  }

  #add(complaint: Complaint): void {
    if (this.complaints.length >= maximumComplaints) return;
    const detail = isPage(complaint.detail) ? "" : tidyText(complaint.detail);
    if (detail !== "") this.complaints.push({ ...complaint, detail });
  }
}

import type { Field } from "../types/field.js";
import type { Issue } from "../types/issue.js";
import type { Change, Ignored, Patch } from "../types/patch.js";
import { encodeBody } from "./encode.js";
import type { PatchLists } from "./patch-lists.js";

/** The parts of a patch. Each is made when the user first reads it. */
export interface PatchSource {
  lists(): PatchLists;
  /** Returns the endpoint's fields. Only form encodings need them. */
  fields(): readonly Field[];
}

/** A patch whose body and lists are parsed at the first read, because most callers read the text only. */
export class LazyPatch<Write> implements Patch<Write> {
  readonly valid: boolean;
  readonly bodyText: string;
  readonly encode: Patch<Write>["encode"];
  readonly #source: PatchSource;
  #lists: PatchLists | null = null;
  #body: Write | null | undefined;

  constructor(valid: boolean, bodyText: string, source: PatchSource) {
    this.valid = valid;
    this.bodyText = bodyText;
    this.#source = source;
    this.encode = (type) => encodeBody(type, bodyText, source.fields());
  }

  /** Returns the source of a patch, or null if another class made it. */
  static sourceOf(patch: Patch<unknown>): PatchSource | null {
    return #source in patch ? (patch as LazyPatch<unknown>).#source : null;
  }

  /** Keeps Vue from wrapping the object in a proxy, which cannot reach its private members. */
  get __v_skip(): true {
    return true;
  }

  get body(): Write | null {
    if (this.#body === undefined) this.#body = this.bodyText === "" ? null : JSON.parse(this.bodyText);
    return this.#body as Write | null;
  }

  get changes(): readonly Change[] {
    return this.#all.changes;
  }

  get ignored(): readonly Ignored[] {
    return this.#all.ignored;
  }

  get issues(): readonly Issue[] {
    return this.#all.issues;
  }

  /** Returns what `JSON.stringify` writes: everything but `encode`. */
  toJSON(): Omit<Patch<Write>, "encode"> {
    const { body, bodyText, changes, ignored, issues, valid } = this;
    return { body, bodyText, changes, ignored, issues, valid };
  }

  get #all(): PatchLists {
    this.#lists ??= this.#source.lists();
    return this.#lists;
  }
}

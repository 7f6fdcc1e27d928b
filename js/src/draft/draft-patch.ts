import { encodeBody } from "../endpoint/encode.js";
import type { PatchLists } from "../endpoint/patch-lists.js";
import type { Field } from "../types/field.js";
import type { Issue } from "../types/issue.js";
import type { Encoding } from "../types/operation.js";
import type { Change, EncodedBody, Ignored, Patch } from "../types/patch.js";
import type { Moment } from "./journal.js";

/** Where a patch gets what it was not asked for when it was made. */
export interface PatchSource {
  lists(at: Moment, version: number): PatchLists;
  fields(): readonly Field[];
}

/**
 * What a draft sends. The text is there from the beginning; all else is made when it is asked for, and is that of the
 * time when the patch was made, whatever has been edited since.
 */
export class DraftPatch<Write> implements Patch<Write> {
  readonly bodyText: string;
  readonly valid: boolean;
  readonly #source: PatchSource;
  readonly #moment: Moment;
  readonly #version: number;
  #lists: PatchLists | null = null;
  #body: Write | null | undefined;

  constructor(
    outcome: { bodyText: string; valid: boolean },
    source: PatchSource,
    at: Moment,
    version: number,
  ) {
    this.bodyText = outcome.bodyText;
    this.valid = outcome.valid;
    this.#source = source;
    this.#moment = at;
    this.#version = version;
  }

  get body(): Write | null {
    if (this.#body === undefined) this.#body = this.bodyText === "" ? null : JSON.parse(this.bodyText);
    return this.#body as Write | null;
  }

  get changes(): Change[] {
    return this.#all.changes;
  }

  get ignored(): Ignored[] {
    return this.#all.ignored;
  }

  get issues(): Issue[] {
    return this.#all.issues;
  }

  encode<Type extends Encoding>(type: Type): EncodedBody<Type> {
    return encodeBody(type, this.bodyText, this.#source.fields());
  }

  /** The draft that it is of, and when it was made. */
  get origin(): { source: PatchSource; moment: Moment; version: number } {
    return { source: this.#source, moment: this.#moment, version: this.#version };
  }

  get #all(): PatchLists {
    this.#lists ??= this.#source.lists(this.#moment, this.#version);
    return this.#lists;
  }
}

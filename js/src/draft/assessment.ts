import { resultBit } from "../generated/constants.js";
import type { Outcome } from "../module/engine.js";
import { type PatchLists, readPatchLists } from "../patch/lists.js";
import type { Field } from "../types/field.js";
import { askThen } from "./ask-then.js";
import type { PatchSource } from "./draft-patch.js";
import { DraftPatch } from "./draft-patch.js";
import type { FieldEdits } from "./field-edits.js";
import type { Moment } from "./journal.js";
import type { DraftPlace } from "./open.js";
import { question, statusBit } from "./protocol.js";
import type { Seat } from "./seat.js";

/** What a draft is worth as it is: from what is known of its fields where that will do, else from the module. */
export class Assessment<Read, Write> implements PatchSource {
  readonly #place: DraftPlace<Read, Write>;
  readonly #seat: Seat;
  readonly #fields: FieldEdits;
  /** Counts the edits, to tell patches of other times from those of the present. */
  #edits = 0;
  #patch: Outcome | null = null;
  #lists: PatchLists | null = null;

  constructor(place: DraftPlace<Read, Write>, seat: Seat, fields: FieldEdits) {
    this.#place = place;
    this.#seat = seat;
    this.#fields = fields;
  }

  /** Something was edited, or the draft is closed. */
  reset(): void {
    this.#edits++;
    this.#patch = null;
    this.#lists = null;
  }

  get isValid(): boolean {
    return this.#fields.knows(statusBit.isAssessed)
      ? this.#fields.knows(statusBit.isValid)
      : (this.#assess().status & resultBit.valid) !== 0;
  }

  get isDirty(): boolean {
    if (this.#fields.knows(statusBit.isAssessed)) return this.#fields.knows(statusBit.isDirty);
    const { changes, ignored, issues } = this.present;
    return (
      changes.length > 0 || ignored.length > 0 || issues.some(({ params }) => params.input !== undefined)
    );
  }

  get bodyText(): string {
    const known = this.#fields.bodyText();
    if (known !== null) return known;
    const { text } = this.#patch ?? this.#seat.ask(question.body);
    this.#fields.setBodyText(text);
    return text;
  }

  get present(): PatchLists {
    this.#lists ??= this.#read(this.#assess().details);
    return this.#lists;
  }

  patch(moment: Moment): DraftPatch<Write> {
    return new DraftPatch<Write>({ bodyText: this.bodyText, valid: this.isValid }, this, moment, this.#edits);
  }

  /** Whether a patch is of the draft as it is. */
  isPresent(edits: number): boolean {
    return edits === this.#edits;
  }

  /** A patch tells what it was worth when it was made, even when the draft is closed. */
  lists(at: Moment, edits: number): PatchLists {
    if (this.isPresent(edits)) return this.present;
    return this.#read(askThen(this.#place, at, question.patch).details);
  }

  fields(): readonly Field[] {
    return this.#place.endpoint.fields;
  }

  #assess(): Outcome {
    if (this.#patch === null) {
      this.#patch = this.#seat.ask(question.patch);
      // Where fields stand is known of the last text only.
      this.#fields.setBodyText(this.#patch.text);
    }
    return this.#patch;
  }

  #read(details: string): PatchLists {
    return readPatchLists(details, this.#place.language);
  }
}

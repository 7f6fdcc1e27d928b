import { DraftError, JsonError } from "../errors/errors.js";
import type { CompiledOperation } from "../module/compiled-operation.js";
import type { FieldQuestion, Question } from "../module/draft-codes.js";
import { fieldQuestion } from "../module/draft-codes.js";
import type { Outcome } from "../module/engine.js";
import { errorFromDetails } from "../module/failure.js";
import { textAt, writeScalar, writeTyped } from "../module/field-buffer.js";
import type { ModuleFunctions } from "../module/functions.js";
import type { Input } from "../module/input.js";
import type { Range } from "./body-text.js";
import type { Entry, Moment } from "./journal.js";

/** What a draft's patches are made with. */
export interface SeatOptions {
  readonly flags: number;
  readonly today: number;
}

/** What the module answers when it refuses. */
const refused = -1;

/** What a seat asks of its draft. */
export interface Occupant {
  /** What brings the draft back. */
  remember(): Moment;
  /** It was brought back into another instance, which knows nothing of what was asked before. */
  returned?(): void;
}

/**
 * A draft's place in the module. When the instance was replaced since the last call, the draft is brought back into
 * the present one first.
 */
export class Seat {
  readonly #compiled: CompiledOperation;
  readonly #options: SeatOptions;
  readonly #occupant: Occupant;
  #draft = -1;
  #generation = -1;

  constructor(compiled: CompiledOperation, options: SeatOptions, occupant: Occupant) {
    this.#compiled = compiled;
    this.#options = options;
    this.#occupant = occupant;
  }

  /** Sees to it that the draft is in the present instance. */
  take(): void {
    this.#compiled.compile();
    if (this.#generation === this.#compiled.generation) return;
    const { base, checkpoint, entries, count } = this.#occupant.remember();
    const { flags, today } = this.#options;
    const opened = this.#compiled.call([base], (module, endpoint) => {
      const draft = module.openDraft(endpoint, 0, flags, today);
      if (draft !== refused) this.#compiled.countDraft(1);
      return draft;
    });
    if (opened.status === refused) throw errorFromDetails(opened.details);
    this.#draft = opened.status;
    this.#generation = this.#compiled.generation;
    try {
      if (checkpoint !== null) this.#restore(checkpoint);
      for (let index = 0; index < count; index++) this.#repeat(entries[index]);
    } catch (failure) {
      this.leave();
      throw failure;
    }
    this.#occupant.returned?.();
  }

  /** Makes an edit. Throws a DraftError where the module refuses; gives the paths that changed. */
  edit({ action, inputs, now }: Entry): string[] {
    const { status, details } = this.#call(inputs, (module, draft) => module.editDraft(draft, action, now));
    return status === 0 ? [] : JSON.parse(details);
  }

  ask(question: Question, inputs: readonly Input[] = []): Outcome {
    return this.#call(inputs, (module, draft) => module.askDraft(draft, question));
  }

  /** The number of the field at a path, given as JSON text, or 0. Of a path that is typed at, indexes are rows. */
  findField(path: Input, isTyped: boolean): number {
    return this.#call([path], (module, draft) => module.findField(draft, isTyped ? 1 : 0)).status;
  }

  /** The status after a field was set, or 0 when that has to be done by an edit. */
  setField(field: number, value: unknown, now: number): number {
    if (this.#generation !== this.#compiled.generation) return 0;
    return this.#compiled.direct((module) => {
      const length = writeScalar(module.HEAPU8, module.fieldBuffer(), value);
      return length === 0 ? 0 : module.setField(this.#draft, field, length, now);
    });
  }

  /** The same for what was typed. */
  setFieldInput(field: number, text: string, now: number): number {
    if (this.#generation !== this.#compiled.generation) return 0;
    return this.#compiled.direct((module) => {
      const length = writeTyped(module.HEAPU8, module.fieldBuffer(), text);
      return length < 0 ? 0 : module.setFieldInput(this.#draft, field, length, now);
    });
  }

  /** The value of a field as JSON text, or null where it has none or a very long one. */
  textOf(field: number): string | null {
    if (this.#generation !== this.#compiled.generation) return null;
    let text: string | null = null;
    this.#compiled.direct((module) => {
      const length = module.askField(this.#draft, field, fieldQuestion.text);
      const from = module.fieldBuffer();
      if (length >= 0) text = textAt(module.HEAPU8, from, length);
      return length;
    });
    return text;
  }

  /** The details of a field's issues. */
  fieldIssues(field: number): string {
    return this.#call([], (module, draft) => module.askField(draft, field, fieldQuestion.issues)).details;
  }

  /** Where the text of a field stands in that of the body, or null. */
  rangeOf(field: number): Range | null {
    if (this.#generation !== this.#compiled.generation) return null;
    const ask = (what: FieldQuestion) =>
      this.#compiled.direct((module) => module.askField(this.#draft, field, what));
    const from = ask(fieldQuestion.from);
    return from < 0 ? null : { from, to: ask(fieldQuestion.to) };
  }

  /** Gives the place up; the next call would take one again. */
  leave(): void {
    const isThere = this.#draft !== -1 && this.#generation === this.#compiled.generation;
    const draft = this.#draft;
    this.#draft = -1;
    this.#generation = -1;
    if (!isThere) return;
    this.#compiled.countDraft(-1);
    this.#compiled.call([], (module) => module.closeDraft(draft));
  }

  #call(inputs: readonly Input[], work: (module: ModuleFunctions, draft: number) => number): Outcome {
    this.take();
    const outcome = this.#compiled.call(inputs, (module) => work(module, this.#draft));
    if (outcome.status === refused) throw errorFromDetails(outcome.details);
    return outcome;
  }

  #repeat(entry: Entry | undefined): void {
    if (entry === undefined) return;
    const { status, details } = this.#compiled.call(entry.inputs, (module) =>
      module.editDraft(this.#draft, entry.action, entry.now),
    );
    if (status === refused) throw errorFromDetails(details);
  }

  #restore(saved: string): void {
    try {
      const { status, details } = this.#compiled.call([saved], (module) =>
        module.restoreDraft(this.#draft, 0),
      );
      if (status === refused) throw errorFromDetails(details);
    } catch (failure) {
      // A text that was cut off is no JSON.
      throw failure instanceof JsonError ? new DraftError("damaged", "", { cause: failure }) : failure;
    }
  }
}

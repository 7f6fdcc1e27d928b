import { statusBit } from "../module/draft-codes.js";
import { prepareInput } from "../module/prepare-input.js";
import { BodyText, converted } from "./body-text.js";
import type { Seat } from "./seat.js";

/** What a status says of the field that was set. */
const fieldBits = statusBit.fieldIsKnown | statusBit.fieldIsFine;

/** Of a path that was set once: whether it is a field is not known yet. */
const unknown = 0;
const none = -1;

/** Forms are smaller; the module keeps no more either. */
const mostFields = 4096;

/**
 * What is known of a draft without asking the module: the numbers of fields, which are set by number, what the module
 * said after the last edit, and the text of the body as far as fields alone have changed it.
 */
export class FieldEdits {
  readonly #seat: Seat;
  readonly #numbers = new Map<string, number>();
  /** The same of paths that were typed at, whose indexes are rows. */
  readonly #typed = new Map<string, number>();
  readonly #body = new BodyText();
  #status = 0;
  /** The path that the status speaks of, where it speaks of one. */
  #path: string | null = null;
  /** The number of the field at that path. */
  #field = none;

  constructor(seat: Seat) {
    this.#seat = seat;
  }

  /** Everything else was edited, or the draft is in another instance: what was known no longer holds. */
  forget(): void {
    this.#numbers.clear();
    this.#typed.clear();
    this.#body.forget();
    this.#status = 0;
    this.#path = null;
  }

  /** Something was edited by path. `status` is what the module says of the draft now. */
  follow(status: number): void {
    this.#body.forget();
    if ((status & statusBit.hasFields) === 0) {
      this.#numbers.clear();
      this.#typed.clear();
    }
    this.#status = status & ~fieldBits;
    this.#path = null;
  }

  /** A path was set: whoever sets it once more will do so again. */
  expect(path: string): void {
    expectIn(this.#numbers, path);
  }

  /** The same of a path that was typed at. */
  expectInput(path: string): void {
    expectIn(this.#typed, path);
  }

  /** Sets a path that is expected, if that is a field; the status, or 0 where it has to be done otherwise. */
  set(path: string, value: unknown, now: number): number {
    const field = this.#numberOf(this.#numbers, path, false);
    if (field <= 0) return 0;
    return this.#take(field, path, value, this.#seat.setField(field, value, now));
  }

  /** The same for what was typed. */
  setInput(path: string, text: string, now: number): number {
    const field = this.#numberOf(this.#typed, path, true);
    return field <= 0 ? 0 : this.#take(field, path, converted, this.#seat.setFieldInput(field, text, now));
  }

  #take(field: number, path: string, value: unknown, status: number): number {
    if (status === 0) return 0;
    this.#status = status;
    this.#path = path;
    this.#field = field;
    if ((status & statusBit.isChanged) === 0) return status;
    // A text that is no value stands beside the value, which the body has.
    if ((status & statusBit.hasInput) !== 0) return status;
    if ((status & statusBit.bodyIsAlike) === 0) this.#body.forget();
    else this.#body.exchange(field, value);
    return status;
  }

  /** Whether the module has said so of the draft as it is. */
  knows(bit: number): boolean {
    this.#seat.take();
    return (this.#status & bit) !== 0;
  }

  /** The details of all issues at a path, "" for none; null where only the issues of all can tell. */
  issuesAt(path: string): string | null {
    if (path !== this.#path || !this.knows(statusBit.fieldIsKnown)) return null;
    if (this.knows(statusBit.fieldIsFine)) return "";
    return this.#seat.fieldIssues(this.#field);
  }

  /** The text of the body, or null when only the module can tell it. */
  bodyText(): string | null {
    return this.#body.read(this.#seat);
  }

  /** The module has given the text of the body. */
  setBodyText(text: string): void {
    this.#body.set(text);
  }

  /** Whether the last edit left the issues of all other places as they were. */
  get isAlone(): boolean {
    return (this.#status & statusBit.othersAreAlike) !== 0;
  }

  #numberOf(numbers: Map<string, number>, path: string, isTyped: boolean): number {
    const known = numbers.get(path);
    if (known !== unknown) return known ?? none;
    const found = this.#seat.findField(prepareInput(path), isTyped) || none;
    numbers.set(path, found);
    return found;
  }
}

function expectIn(numbers: Map<string, number>, path: string): void {
  if (numbers.size === mostFields) numbers.clear();
  if (!numbers.has(path)) numbers.set(path, unknown);
}

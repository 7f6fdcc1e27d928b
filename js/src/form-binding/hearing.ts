import type { Attributes } from "./attributes.js";
import type { Entry } from "./entry.js";
import type { Control } from "./groups.js";
import type { Speaker } from "./speaker.js";

/** What a person does at the controls of a group. */
interface Acts {
  /** `isDone`: what is there now is all that will be chosen. */
  edit(entry: Entry, isDone?: boolean): void;
  /** `to` has the focus next. */
  leave(entry: Entry, to: EventTarget | null): void;
  /** What is wrong is to be said. */
  open(entry: Entry): void;
}

/** The controls of a form that are listened to. */
export class Hearing {
  readonly #attributes: Attributes;
  readonly #speaker: Speaker;
  readonly #acts: Acts;
  readonly #controls = new Map<Control, AbortController>();

  constructor(attributes: Attributes, speaker: Speaker, acts: Acts) {
    this.#attributes = attributes;
    this.#speaker = speaker;
    this.#acts = acts;
  }

  /** Listens to the controls of a group, in place of whatever they belonged to. */
  attend(entry: Entry): void {
    for (const control of entry.group.controls) {
      this.#controls.get(control)?.abort();
      const listening = new AbortController();
      this.#controls.set(control, listening);
      if (control.type === "hidden") this.#attributes.keep(control, "value");
      if (entry.isReadOnly) this.#close(control, entry);
      else this.#listen(control, entry, listening.signal);
    }
  }

  /** Gives the other controls back to the page, as they were. */
  keep(kept: ReadonlySet<Control>): void {
    for (const [control, listening] of [...this.#controls]) {
      if (kept.has(control)) continue;
      listening.abort();
      this.#controls.delete(control);
      this.#speaker.release(control);
      this.#attributes.restore(control);
    }
  }

  /** Nobody can edit what only the server sets. */
  #close(control: Control, entry: Entry): void {
    const isText = control.localName === "textarea" || entry.group.kind === "single";
    const canBeReadOnly = isText && control.localName !== "select";
    this.#attributes.set(control, canBeReadOnly ? "readonly" : "disabled", "");
  }

  #listen(control: Control, entry: Entry, signal: AbortSignal): void {
    this.#speaker.attend(control);
    const on = (type: string, act: (event: Event) => void): void =>
      control.addEventListener(type, act, { signal });
    on("input", () => this.#acts.edit(entry));
    const isChosen =
      control.localName === "select" || entry.group.kind === "box" || entry.group.kind === "marked";
    on("change", () => this.#acts.edit(entry, isChosen));
    on("focusout", (event) => this.#acts.leave(entry, (event as FocusEvent).relatedTarget));
    on("invalid", () => this.#acts.open(entry));
    on("compositionstart", () => {
      entry.isComposing = true;
    });
    on("compositionend", () => {
      entry.isComposing = false;
      this.#acts.edit(entry);
    });
  }
}

import type { Control } from "./controls.js";
import type { FieldBinding } from "./field-binding.js";
import type { PageState } from "./page-state.js";

/** The user's actions at the controls of a group. */
interface ControlEvents {
  /** Called after an edit. `isDone` is true if the value is complete, as after a choice in a list. */
  edit(binding: FieldBinding, isDone?: boolean): void;
  /** Called when a control loses the focus. `to` receives it next. */
  leave(binding: FieldBinding, to: EventTarget | null): void;
  /** Called when the browser finds a control invalid. The issues of its field are to be shown. */
  open(binding: FieldBinding): void;
}

/** Listens to the controls of a form. */
export class ControlListeners {
  readonly #pageState: PageState;
  readonly #events: ControlEvents;
  readonly #controls = new Map<Control, AbortController>();

  constructor(pageState: PageState, events: ControlEvents) {
    this.#pageState = pageState;
    this.#events = events;
  }

  /** Listens to the controls of a group. Ends earlier listeners of the same controls. */
  watch(binding: FieldBinding): void {
    for (const control of binding.group.controls) {
      this.#controls.get(control)?.abort();
      const listening = new AbortController();
      this.#controls.set(control, listening);
      if (control.type === "hidden") this.#pageState.retainAttribute(control, "value");
      if (binding.isReadOnly) this.#close(control, binding);
      else this.#listen(control, binding, listening.signal);
    }
  }

  /** Stops listening to all other controls, and restores their attributes and validity. */
  retain(kept: ReadonlySet<Control>): void {
    for (const [control, listening] of [...this.#controls]) {
      if (kept.has(control)) continue;
      listening.abort();
      this.#controls.delete(control);
      this.#pageState.restore(control);
    }
  }

  /** Makes the control of a read-only field read-only or disabled. */
  #close(control: Control, binding: FieldBinding): void {
    const isText = control.localName === "textarea" || binding.group.kind === "single";
    const canBeReadOnly = isText && control.localName !== "select";
    this.#pageState.setAttribute(control, canBeReadOnly ? "readonly" : "disabled", "");
  }

  #listen(control: Control, binding: FieldBinding, signal: AbortSignal): void {
    this.#pageState.retainValidity(control);
    const on = (type: string, act: (event: Event) => void): void =>
      control.addEventListener(type, act, { signal });
    on("input", () => this.#events.edit(binding));
    const isChosen =
      control.localName === "select" || binding.group.kind === "box" || binding.group.kind === "marked";
    on("change", () => this.#events.edit(binding, isChosen));
    on("focusout", (event) => this.#events.leave(binding, (event as FocusEvent).relatedTarget));
    on("invalid", () => this.#events.open(binding));
    on("compositionstart", () => {
      binding.isComposing = true;
    });
    on("compositionend", () => {
      binding.isComposing = false;
      this.#events.edit(binding);
    });
  }
}

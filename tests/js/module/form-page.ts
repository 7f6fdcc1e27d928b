// A page with one form on it, bound to a draft, and a person who fills it in.
import { afterEach } from "vitest";
import type { BindFormOptions, Unbind } from "../../../js/src/form.js";
import { bindForm } from "../../../js/src/form.js";
import type { Draft } from "../../../js/src/types/draft.js";

let leave = (): void => {};

afterEach(() => {
  leave();
  leave = () => {};
});

/** Puts a form into the page, in place of what was there. */
export function showForm(markup: string): HTMLFormElement {
  document.body.innerHTML = `<form>${markup}</form><button id="elsewhere"></button>`;
  return document.body.firstElementChild as HTMLFormElement;
}

/** Binds a form with this content. It is unbound after the test. */
export function bind<Read, Write>(
  markup: string,
  draft: Draft<Read, Write>,
  options?: BindFormOptions<Read, Write>,
): { form: HTMLFormElement; unbind: Unbind } {
  const form = showForm(markup);
  const unbind = bindForm(form, draft, options);
  leave = unbind;
  return { form, unbind };
}

export function control(name: string, index = 0): HTMLInputElement {
  const found = document.querySelectorAll<HTMLInputElement>(`[name="${name}"]`)[index];
  if (found === undefined) throw new Error(`There is no control ${name}.`);
  return found;
}

/** Puts the caret into a control and has it hold a text, as typing does. */
export function type(name: string, text: string, index = 0): void {
  const field = control(name, index);
  field.focus();
  field.value = text;
  field.dispatchEvent(new Event("input", { bubbles: true }));
}

/** Goes on to another control. */
export function leaveField(name: string, index = 0): void {
  const field = control(name, index);
  field.dispatchEvent(new Event("change", { bubbles: true }));
  field.blur();
}

export function choose(name: string, isChecked: boolean, index = 0): void {
  const box = control(name, index);
  box.checked = isChecked;
  box.dispatchEvent(new Event("input", { bubbles: true }));
  box.dispatchEvent(new Event("change", { bubbles: true }));
}

export function submit(form: HTMLFormElement): Event {
  const event = new Event("submit", { bubbles: true, cancelable: true });
  form.dispatchEvent(event);
  return event;
}

/** What is said of a control where a screen reader finds it. */
export function saidAt(name: string, index = 0): string {
  const ids = control(name, index).getAttribute("aria-describedby")?.split(" ") ?? [];
  return ids.map((id) => document.getElementById(id)?.textContent ?? "").join(" ");
}

// A page with one form, bound to a draft, and functions that act as the user.
import { afterEach } from "vitest";
import type { BindFormOptions, Unbind } from "../../../js/src/form.js";
import { bindForm } from "../../../js/src/form.js";
import type { Draft } from "../../../js/src/types/draft.js";

let leave = (): void => {};

afterEach(() => {
  leave();
  leave = () => {};
});

/** Replaces the content of the page by a form. */
export function showForm(markup: string): HTMLFormElement {
  document.body.innerHTML = `<form>${markup}</form><button id="elsewhere"></button>`;
  return document.body.firstElementChild as HTMLFormElement;
}

/** Binds a form with this content, and unbinds it after the test. */
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

/** Focuses a control and replaces its text, as typing does. */
export function type(name: string, text: string, index = 0): void {
  const field = control(name, index);
  field.focus();
  field.value = text;
  field.dispatchEvent(new Event("input", { bubbles: true }));
}

/** Moves the focus to another control. */
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

/** Returns the description of a control for screen readers. */
export function saidAt(name: string, index = 0): string {
  const ids = control(name, index).getAttribute("aria-describedby")?.split(" ") ?? [];
  return ids.map((id) => document.getElementById(id)?.textContent ?? "").join(" ");
}

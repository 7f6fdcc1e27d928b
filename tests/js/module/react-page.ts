// A page on which React forms are filled in, as far as a person's doings are events.
import type { ReactNode } from "react";
import { act } from "react";
import { createRoot } from "react-dom/client";
import { afterEach } from "vitest";

Reflect.set(globalThis, "IS_REACT_ACT_ENVIRONMENT", true);

let leave = (): void => {};

afterEach(() => leave());

/** Renders, in place of what an earlier test rendered. */
export async function show(content: ReactNode): Promise<void> {
  const place = document.createElement("div");
  document.body.replaceChildren(place);
  const root = createRoot(place);
  leave = () => act(() => root.unmount());
  await act(() => root.render(content));
}

function controlOf(name: string): HTMLInputElement {
  const control = document.querySelector<HTMLInputElement>(`[name="${name}"]`);
  if (control === null) throw new Error(`There is no control ${name}.`);
  return control;
}

/** Types a text into a control in place of what it holds. */
export async function type(name: string, text: string): Promise<void> {
  const control = controlOf(name);
  // React has put a property of its own over that of the prototype.
  const property = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(control), "value");
  await act(async () => {
    property?.set?.call(control, text);
    control.dispatchEvent(new Event("input", { bubbles: true }));
    control.dispatchEvent(new Event("change", { bubbles: true }));
  });
}

export async function submit(): Promise<void> {
  await act(async () => {
    document.querySelector("form")?.dispatchEvent(new Event("submit", { bubbles: true, cancelable: true }));
  });
}

/** What the page says about a field. */
export function textAt(name: string): string {
  return document.querySelector(`[data-error="${name}"]`)?.textContent ?? "";
}

/** What is in a control. */
export function valueAt(name: string): string {
  return controlOf(name).value;
}

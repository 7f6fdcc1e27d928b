// A page for React forms, with functions that dispatch the user's events.
import type { ReactNode } from "react";
import { act } from "react";
import { createRoot } from "react-dom/client";
import { afterEach } from "vitest";

Reflect.set(globalThis, "IS_REACT_ACT_ENVIRONMENT", true);

let leave = (): void => {};

afterEach(() => leave());

/** Renders an element and removes that of an earlier test. Returns a function that renders another one in its place. */
export async function show(content: ReactNode): Promise<(next: ReactNode) => Promise<void>> {
  leave();
  const place = document.createElement("div");
  document.body.replaceChildren(place);
  const root = createRoot(place);
  leave = () => {
    leave = () => {};
    act(() => root.unmount());
  };
  await act(() => root.render(content));
  return async (next) => {
    await act(async () => root.render(next));
  };
}

function controlOf(name: string): HTMLInputElement {
  const control = document.querySelector<HTMLInputElement>(`[name="${name}"]`);
  if (control === null) throw new Error(`There is no control ${name}.`);
  return control;
}

/** Replaces the text of a control by typing. */
export async function type(name: string, text: string): Promise<void> {
  const control = controlOf(name);
  // React replaces the prototype's property by its own.
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

/** Returns the message at a field. */
export function textAt(name: string): string {
  return document.querySelector(`[data-error="${name}"]`)?.textContent ?? "";
}

/** Returns the text of a control. */
export function valueAt(name: string): string {
  return controlOf(name).value;
}

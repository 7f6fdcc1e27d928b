import { elementsOf } from "./controls.js";
import type { PageState } from "./page-state.js";

/** Disables a form's controls. Returns a function that enables them and restores the focus. */
export function disableForm(form: HTMLFormElement, pageState: PageState): () => void {
  const page = form.getRootNode() as Document | ShadowRoot;
  const focused = page.activeElement ?? null;
  const disabled = elementsOf(form).filter(
    (element) => "disabled" in element && !element.hasAttribute("disabled"),
  );
  for (const element of disabled) element.setAttribute("disabled", "");
  pageState.setAttribute(form, "aria-busy", "true");
  return () => {
    for (const element of disabled) element.removeAttribute("disabled");
    pageState.resetAttribute(form, "aria-busy");
    const { body } = form.ownerDocument;
    const isLost = page.activeElement === null || page.activeElement === body;
    if (isLost && focused !== body) (focused as HTMLElement | null)?.focus?.();
  };
}

/** Returns whether a value has a method `then`. */
export function isThenable(value: unknown): value is PromiseLike<unknown> {
  return typeof value === "object" && value !== null && "then" in value && typeof value.then === "function";
}

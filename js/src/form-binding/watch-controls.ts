/** Attributes of a form's controls that say which field they belong to, or whether they belong to any. */
const observed = ["name", "type", "form", "disabled", "multiple"];

/** Calls back when a form may have other controls, until the function that it gives is called. */
export function watchControls(form: HTMLFormElement, changed: () => void): () => void {
  const observer = new MutationObserver(changed);
  observer.observe(form.getRootNode(), {
    childList: true,
    subtree: true,
    attributes: true,
    attributeFilter: observed,
  });
  return () => observer.disconnect();
}

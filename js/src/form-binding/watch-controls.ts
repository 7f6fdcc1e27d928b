/** The attributes that decide which field a control belongs to, if any. */
const observed = ["name", "type", "form", "disabled", "multiple"];

/** Calls back when the controls of a form may have changed. Returns a function that stops watching. */
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

// Events of the page around a form.

/** Returns whether a press opens a list. The list of a `select` then receives the release instead of the page. */
function opensWhenPressed(target: EventTarget | undefined): boolean {
  return (target as Partial<Element> | undefined)?.closest?.("select") != null;
}

/** Delays work while the mouse button is pressed. An element that moves before the release receives no click. */
export class PointerHold {
  #isPressed = false;
  #pending: (() => void) | null = null;

  constructor(page: Document, signal: AbortSignal) {
    const options = { capture: true, signal };
    page.addEventListener(
      "mousedown",
      (event) => {
        this.#isPressed = event.button === 0 && !opensWhenPressed(event.composedPath()[0]);
      },
      options,
    );
    // A drag ends without `mouseup`, and a page may miss a release outside its window. A key also ends the wait.
    for (const type of ["mouseup", "dragend", "keydown"])
      page.addEventListener(type, () => this.#release(), options);
  }

  /** Runs work that may move elements, at once or after the release. Of several waiting calls, only the last one runs. */
  afterRelease(work: () => void): void {
    if (this.#isPressed) this.#pending = work;
    else work();
  }

  #release(): void {
    const work = this.#pending;
    this.#isPressed = false;
    this.#pending = null;
    work?.();
  }
}

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

/** The list of a select opens when it is pressed, and takes the release for itself. */
function opensWhenPressed(target: EventTarget | undefined): boolean {
  return (target as Partial<Element> | undefined)?.closest?.("select") != null;
}

/** Knows when the mouse is pressed: what moves away under it before it is released was not clicked, for the browser. */
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
    // What is dragged away is not released, nor does the page hear of every release: a key ends the waiting, too.
    for (const type of ["mouseup", "dragend", "keydown"])
      page.addEventListener(type, () => this.#release(), options);
  }

  /** Does what may move things, at once or as soon as it may. Of two that have to wait the last one is done. */
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

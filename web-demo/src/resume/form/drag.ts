/**
 * Makes a row draggable by its grip. A line shows where it would be dropped; Escape cancels.
 * @param onDrop Receives the new position among the other rows.
 */
export function makeDraggable(grip: HTMLElement, row: HTMLElement, onDrop: (to: number) => void): void {
  let target: number | null = null;

  const finish = (drop: boolean): void => {
    const to = target;
    target = null;
    row.classList.remove("is-dragged");
    clearLine(row);
    removeEventListener("keydown", cancel, true);
    if (drop && to !== null) onDrop(to);
  };
  const cancel = (event: KeyboardEvent): void => {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    finish(false);
  };

  grip.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    event.preventDefault(); // selects no text while dragging
    grip.setPointerCapture(event.pointerId);
    row.classList.add("is-dragged");
    target = positionOf(row);
    addEventListener("keydown", cancel, true);
  });
  grip.addEventListener("pointermove", ({ clientY }) => {
    if (target === null) return;
    clearLine(row);
    const others = rowsBeside(row);
    target = others.filter((other) => middleOf(other) < clientY).length;
    if (target === positionOf(row)) return;
    const next = others[target];
    if (next) next.classList.add("drop-before");
    else others.at(-1)?.classList.add("drop-after");
  });
  grip.addEventListener("pointerup", () => target !== null && finish(true));
  grip.addEventListener("pointercancel", () => finish(false));
}

function rowsBeside(row: HTMLElement): HTMLElement[] {
  const rows = [...(row.parentElement?.querySelectorAll<HTMLElement>(":scope > .item") ?? [])];
  return rows.filter((other) => other !== row);
}

const positionOf = (row: HTMLElement): number =>
  [...(row.parentElement?.querySelectorAll(":scope > .item") ?? [])].indexOf(row);

function middleOf(row: HTMLElement): number {
  const { top, height } = row.getBoundingClientRect();
  return top + height / 2;
}

function clearLine(row: HTMLElement): void {
  for (const other of rowsBeside(row)) other.classList.remove("drop-before", "drop-after");
}

import type { Annotations } from "../editing";

/** A part of the form. It is made once and then kept in step with the resume. */
export interface View {
  readonly root: HTMLElement;
  /** Shows what the resume has now. `changed`: the places where it may be another than before; all when left out. */
  refresh(changed?: readonly string[]): void;
  /** Shows what there is to say about its place and those within it. */
  annotate(annotations: Annotations): void;
  /** Opens what is closed on the way to a place within it; the view to focus, or null where the place is not here. */
  reveal(path: string): Focusable | null;
}

/** Reveals a place in the first of the views that has it. */
export function revealIn(views: Iterable<View>, path: string): Focusable | null {
  for (const view of views) {
    const found = view.reveal(path);
    if (found) return found;
  }
  return null;
}

/** Something that can have the focus; `root` is what is scrolled into sight. */
export interface Focusable {
  readonly root: HTMLElement;
  focus(): void;
  /** Opens it, where it can be closed. */
  unfold?(): void;
}

/** Where a view's value is at this moment: items of a list change their places. */
export type CurrentPath = () => string;

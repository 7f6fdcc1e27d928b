import type { Annotations } from "../editing";

/** A part of the form, created once and then updated. */
export interface View {
  readonly root: HTMLElement;
  /**
   * Shows the current values.
   * @param changed The paths that may have changed; all when omitted.
   */
  refresh(changed?: readonly string[]): void;
  /** Shows the issues and marks of its path and those below it. */
  annotate(annotations: Annotations): void;
  /**
   * Opens everything around a path.
   * @returns the view to focus; null when the path is not in this view
   */
  reveal(path: string): Focusable | null;
}

/** Reveals a path in the first view that contains it. */
export function revealIn(views: Iterable<View>, path: string): Focusable | null {
  for (const view of views) {
    const found = view.reveal(path);
    if (found) return found;
  }
  return null;
}

/** A view that can take the focus. `root` is scrolled into view. */
export interface Focusable {
  readonly root: HTMLElement;
  focus(): void;
  /** Opens the view, where it can be closed. */
  unfold?(): void;
}

/** Returns the current path of a view's value; moving list items changes it. */
export type CurrentPath = () => string;

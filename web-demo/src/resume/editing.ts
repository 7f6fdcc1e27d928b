import type { Issue, ResumeDraft } from "../library";
import { applyInput, type EditTarget, insertItem } from "./apply-input";
import type { DraftValue } from "./draft-value";
import type { ResumeFields } from "./fields";
import { mappedValue } from "./path-mapping";
import { split } from "./pointer";

/** The values and edits that the form's views use. Paths are JSON Pointers. */
export interface Editing {
  readonly fields: ResumeFields;
  valueAt(path: string): unknown;
  /** Returns the server's value of the same item or field; undefined when the server has none. */
  storedAt(path: string): unknown;
  /** Returns the typed text that could not be parsed; undefined when there is none. */
  unparsedAt(path: string): string | undefined;
  /** Returns the current issues at a path. */
  issuesAt(path: string): readonly Issue[];
  /** Edits a value with the text of its control. */
  enterText(path: string, text: string): void;
  /** Sets a member that does not exist yet. */
  setMember(path: string, value: unknown): void;
  insert(path: string, value: unknown): void;
  remove(path: string): void;
  move(from: string, to: string): void;
}

/** The options of `editingOf`. */
interface EditingOptions {
  readonly fields: ResumeFields;
  readonly draft: ResumeDraft;
  readonly draftValue: DraftValue;
  readonly unparsedAt: (path: string) => string | undefined;
  /** Runs an edit. After typing, slow updates may wait for a pause. */
  readonly edit: (edit: () => void, isTyping: boolean) => void;
  /** Receives an item that is moved by hand. */
  readonly onMove: (list: string, item: unknown) => void;
}

/** Returns the `Editing` of a draft. */
export function editingOf({ fields, draft, draftValue, unparsedAt, edit, onMove }: EditingOptions): Editing {
  const valueAt = (path: string): unknown => draftValue.at(path);
  const target: EditTarget = { draft, fields, valueAt };
  return {
    fields,
    valueAt,
    storedAt: (path) => mappedValue(fields, path, draftValue.value, draft.base),
    unparsedAt,
    issuesAt: (path) => draft.issuesAt(path),
    enterText: (path, text) => edit(() => applyInput(target, path, text), true),
    setMember: (path, value) => edit(() => draft.set(path, value), false),
    insert: (path, value) => edit(() => insertItem(target, path, value), false),
    remove: (path) => edit(() => draft.remove(path), false),
    move(from, to) {
      onMove(split(from).parent, valueAt(from));
      edit(() => draft.move(from, to), false);
    },
  };
}

/** The kind of difference between an item or field and the server's version. */
export type EditMark = "edited" | "added" | "moved";

/** Issues and marks for the paths of the form. */
export interface Annotations {
  issuesAt(path: string): readonly Issue[];
  /** Returns the issues at a path and below it. */
  issuesWithin(path: string): readonly Issue[];
  markOf(path: string): EditMark | undefined;
  /** Returns whether a path or something below it was edited. */
  isEdited(path: string): boolean;
  /** Returns who else changed the value at a path; undefined when no one did. */
  changedBy(path: string): string | undefined;
  /** Returns who else changed the value at a path or below it. */
  changedWithinBy(path: string): string | undefined;
}

import type { Issue, ResumeDraft } from "../library";
import { applyInput, type EditTarget, insertItem } from "./apply-input";
import type { DraftValue } from "./draft-value";
import type { ResumeFields } from "./fields";
import { mappedValue } from "./path-mapping";
import { split } from "./pointer";

/** What the views of the form need from the editing that they show. Paths are JSON Pointers. */
export interface Editing {
  readonly fields: ResumeFields;
  valueAt(path: string): unknown;
  /** The same thing as the server has it, wherever it is there; undefined where it is not. */
  storedAt(path: string): unknown;
  /** The text that was typed at a place and could not be read; undefined where all could. */
  unparsedAt(path: string): string | undefined;
  /** What is wrong at a place at this moment. */
  issuesAt(path: string): readonly Issue[];
  /** Takes the text of a control. */
  enterText(path: string, text: string): void;
  /** Gives a member that is not there yet. */
  setMember(path: string, value: unknown): void;
  insert(path: string, value: unknown): void;
  remove(path: string): void;
  move(from: string, to: string): void;
}

/** What is edited, and how. */
interface EditingOptions {
  readonly fields: ResumeFields;
  readonly draft: ResumeDraft;
  readonly draftValue: DraftValue;
  readonly unparsedAt: (path: string) => string | undefined;
  /** Runs each edit. Of typing, what is long to tell may wait until the person pauses. */
  readonly edit: (edit: () => void, isTyping: boolean) => void;
  /** Is told what is moved by hand. */
  readonly onMove: (list: string, item: unknown) => void;
}

/** The editing of a draft. */
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

/** How a thing came to differ from what the server has. */
export type EditMark = "edited" | "added" | "moved";

/** What is to be said about the places of the form at this moment. */
export interface Annotations {
  issuesAt(path: string): readonly Issue[];
  /** At a place and within it. */
  issuesWithin(path: string): readonly Issue[];
  markOf(path: string): EditMark | undefined;
  /** Something at a place or within it was edited. */
  isEdited(path: string): boolean;
  /** Who else changed something at a place; undefined where nobody did. */
  changedBy(path: string): string | undefined;
  /** The same, of a place and those within it. */
  changedWithinBy(path: string): string | undefined;
}

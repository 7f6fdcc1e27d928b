import type { Issue } from "../library";
import { valueOfCounterpart } from "./counterpart";
import type { ResumeDraft } from "./draft";
import { enter } from "./entry";
import type { ResumeFields } from "./fields";
import { split } from "./pointer";

/** What the views of the form need from the editing that they show. Paths are JSON Pointers. */
export interface Editing {
  readonly fields: ResumeFields;
  valueAt(path: string): unknown;
  /** The same thing as the server has it, wherever it is there; undefined where it is not. */
  storedAt(path: string): unknown;
  /** The text that was typed at a place and could not be read; undefined where all could. */
  unreadAt(path: string): string | undefined;
  /** Takes the text of a control. */
  type(path: string, text: string): void;
  insert(path: string, value: unknown): void;
  remove(path: string): void;
  move(from: string, to: string): void;
}

/** The editing of a draft; `edit` takes each change and is told where it is made, `onMove` what is moved by hand. */
export function editingOf(
  fields: ResumeFields,
  draft: () => ResumeDraft,
  edit: (path: string, change: (draft: ResumeDraft) => void) => void,
  onMove: (list: string, item: unknown) => void,
): Editing {
  return {
    fields,
    valueAt: (path) => draft().get(path),
    storedAt: (path) => valueOfCounterpart(fields, path, draft().value, draft().base),
    unreadAt: (path) => unreadAt(draft(), path),
    type: (path, text) => edit(path, (changed) => enter(changed, fields, path, text)),
    insert: (path, value) => edit(path, (changed) => changed.insert(path, value)),
    remove: (path) => edit(path, (changed) => changed.remove(path)),
    move(from, to) {
      onMove(split(from).parent, draft().get(from));
      edit(split(from).parent, (changed) => changed.move(from, to));
    },
  };
}

function unreadAt(draft: ResumeDraft, path: string): string | undefined {
  const issue = draft.issues.find((candidate) => candidate.path === path && "input" in candidate.params);
  return typeof issue?.params.input === "string" ? issue.params.input : undefined;
}

/** How a thing came to differ from what the server has. */
export type Mark = "edited" | "added" | "moved";

/** What is to be said about the places of the form at this moment. */
export interface Remarks {
  issuesAt(path: string): readonly Issue[];
  /** At a place and within it. */
  issuesWithin(path: string): readonly Issue[];
  markOf(path: string): Mark | undefined;
  /** Something at a place or within it was edited. */
  isEdited(path: string): boolean;
  /** Who else changed something at a place; undefined where nobody did. */
  changedBy(path: string): string | undefined;
  /** The same, of a place and those within it. */
  changedWithinBy(path: string): string | undefined;
}

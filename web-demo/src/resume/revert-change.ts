import type { Change, ResumeDraft } from "../library";
import { listAt, valueAt } from "./document";
import type { ResumeFields } from "./fields";
import { identityOf, insertPosition, mapPath } from "./path-mapping";
import { childPointer, split, stepsOf } from "./pointer";

/** Reverts one change to the server's version. */
export function revertChange(draft: ResumeDraft, fields: ResumeFields, change: Change): void {
  switch (change.kind) {
    case "add":
    case "replace":
      draft.revert(change.path);
      return;
    case "remove":
      restoreRemoved(draft, fields, change.path);
      return;
    case "move":
      moveBack(draft, fields, change);
  }
}

/** Inserts a removed item after the item that preceded it. Its list may have moved. */
function restoreRemoved(draft: ResumeDraft, fields: ResumeFields, path: string): void {
  const { parent, step } = split(path);
  const mapped = mapPath(fields, parent, draft.base, draft.value) ?? parent;
  const earlier = valueAt(draft.base, parent);
  if (!Array.isArray(earlier)) {
    draft.revert(childPointer(mapped, step));
    return;
  }
  const now = listAt(draft.value, mapped);
  const at = insertPosition(earlier, Number(step), now, identityOf(fields, parent));
  draft.insert(childPointer(mapped, at), valueAt(draft.base, path));
}

function moveBack(draft: ResumeDraft, fields: ResumeFields, { path, from = path }: Change): void {
  const { parent } = split(path);
  const index = Number(stepsOf(path).at(-1));
  const others = listAt(draft.value, parent).toSpliced(index, 1);
  const earlier = listAt(draft.base, split(from).parent);
  const to = insertPosition(earlier, Number(stepsOf(from).at(-1)), others, identityOf(fields, parent));
  draft.move(path, childPointer(parent, to));
}

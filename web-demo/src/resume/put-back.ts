import type { Change, ResumeDraft } from "../library";
import { counterpart, identityAt, positionAsIn } from "./counterpart";
import { listAt, valueAt } from "./document";
import type { ResumeFields } from "./fields";
import { below, split, stepsOf } from "./pointer";

/** Takes one change back: the place has again what the server has. */
export function putBack(draft: ResumeDraft, fields: ResumeFields, change: Change): void {
  switch (change.kind) {
    case "add":
    case "replace":
      draft.revert(change.path);
      return;
    case "remove":
      bringBack(draft, fields, change.path);
      return;
    case "move":
      moveBack(draft, fields, change);
  }
}

/** What was removed goes behind what it stood behind; its list may itself be elsewhere now. */
function bringBack(draft: ResumeDraft, fields: ResumeFields, path: string): void {
  const { parent, step } = split(path);
  const place = counterpart(fields, parent, draft.base, draft.value) ?? parent;
  const earlier = valueAt(draft.base, parent);
  if (!Array.isArray(earlier)) {
    draft.revert(below(place, step));
    return;
  }
  const now = listAt(draft.value, place);
  const at = positionAsIn(earlier, Number(step), now, identityAt(fields, parent));
  draft.insert(below(place, at), valueAt(draft.base, path));
}

function moveBack(draft: ResumeDraft, fields: ResumeFields, { path, from = path }: Change): void {
  const { parent } = split(path);
  const index = Number(stepsOf(path).at(-1));
  const others = listAt(draft.value, parent).toSpliced(index, 1);
  const earlier = listAt(draft.base, split(from).parent);
  const to = positionAsIn(earlier, Number(stepsOf(from).at(-1)), others, identityAt(fields, parent));
  draft.move(path, below(parent, to));
}

// A draft as components read it: the same members, in an object that a framework can compare or track.
import type { Draft } from "../types/draft.js";

type AnyDraft = Draft<unknown, unknown>;

const properties = [
  "endpoint",
  "base",
  "value",
  "baseText",
  "valueText",
  "dirty",
  "valid",
  "issues",
  "changes",
  "canUndo",
  "canRedo",
  "conflicts",
  "unconfirmed",
  "version",
] as const satisfies readonly (keyof AnyDraft)[];

const queries = [
  "get",
  "inputAt",
  "pathOfInput",
  "issuesAt",
  "patch",
  "save",
] as const satisfies readonly (keyof AnyDraft)[];

const edits = [
  "set",
  "remove",
  "insert",
  "move",
  "setFromInput",
  "undo",
  "redo",
  "transaction",
  "revert",
  "resolve",
] as const satisfies readonly (keyof AnyDraft)[];

type ViewMember = (typeof properties)[number] | (typeof queries)[number] | (typeof edits)[number];

/**
 * What a component reads of a draft, and its edits. A view has no `close`, `rebase`, `merge` or `subscribe`: these belong
 * to the owner of the draft, which is `draft`.
 */
export interface DraftView<Read, Write> extends Readonly<Pick<Draft<Read, Write>, ViewMember>> {
  /** The draft itself: the same object for every view. Pass it to a client, to `bindForm` and to other components. */
  readonly draft: Draft<Read, Write>;
}

/** A draft, or a view of it. */
export type DraftSource<Read, Write> = Draft<Read, Write> | DraftView<Read, Write>;

/** Returns whether a value is a draft. It may be of another entry of the package, with its own class. */
function isDraft(value: unknown): value is AnyDraft {
  return typeof value === "object" && value !== null && "setFromInput" in value && "subscribe" in value;
}

/**
 * Returns the draft of a view, or the draft itself.
 *
 * @throws `TypeError` for any other value, such as a promise.
 */
export function draftOf<Read, Write>(source: DraftSource<Read, Write>): Draft<Read, Write> {
  const draft: unknown = source instanceof Object && "draft" in source ? source.draft : source;
  if (!isDraft(draft))
    throw new TypeError("This is not a draft: pass the result of `endpoint.open`, not a promise of it.");
  return draft as Draft<Read, Write>;
}

const untracked = (): void => {};

/**
 * Creates a view of a draft. It is frozen, so that Vue does not wrap it in a proxy.
 *
 * @param track - Called before each read, so that a framework can record it.
 */
export function viewOf<Read, Write>(
  draft: Draft<Read, Write>,
  track: () => void = untracked,
): DraftView<Read, Write> {
  const view = { draft };
  const define = (name: ViewMember, get: () => unknown): void => {
    Object.defineProperty(view, name, { get });
  };
  for (const name of properties)
    define(name, () => {
      track();
      return draft[name];
    });
  // A function of its own for each view: code that compares it sees that its results may differ.
  for (const name of queries) {
    const query = draft[name] as (...inputs: unknown[]) => unknown;
    const tracked = (...inputs: unknown[]): unknown => {
      track();
      return query(...inputs);
    };
    define(name, () => tracked);
  }
  for (const name of edits) define(name, () => draft[name]);
  return Object.freeze(view) as DraftView<Read, Write>;
}

const views = new WeakMap<object, { readonly version: number; readonly view: unknown }>();

/** Returns the view of a draft's present version: the same object until the draft changes. */
export function currentView<Read, Write>(draft: Draft<Read, Write>): DraftView<Read, Write> {
  const { version } = draft;
  const known = views.get(draft);
  if (known?.version === version) return known.view as DraftView<Read, Write>;
  const view = viewOf(draft);
  views.set(draft, { version, view });
  return view;
}

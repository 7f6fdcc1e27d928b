import type { Draft, DraftOptions, Endpoint } from "./draft.js";
import type { Conflict } from "./merge.js";
import type { Resource } from "./options.js";

/** How drafts are kept. */
export interface DraftStoreOptions {
  /** The name of the IndexedDB database, and of the channel between tabs; "resume-patch" is the default. */
  name?: string | undefined;
  /** The least time between two writes of one draft, in milliseconds; 300 is the default. */
  interval?: number | undefined;
}

/** What a draft in this tab hears of the same draft in another tab. */
export interface OtherTabChange {
  /** "stored": unsaved edits of it were written down. "removed": it has none any more: sent, taken back or thrown away. */
  readonly kind: "stored" | "removed";
}

/** How a draft is opened and kept. */
export interface StoredDraftOptions extends Omit<DraftOptions, "saved"> {
  /** Is told when edits could not be written down, and with null when they could be again. */
  onFailure?: ((failure: Error | null) => void) | undefined;
  /** Is told when another tab has written or removed edits of the same resource. */
  onOtherTab?: ((news: OtherTabChange) => void) | undefined;
}

/** What was kept and could not be opened. */
export interface UnreadableRecord {
  /** The text as it was kept. It is not written over; `discard` removes it. */
  readonly saved: string;
  readonly error: Error;
}

/** Edits of the same resource that are kept apart from the draft. */
export interface OtherEdits {
  /**
   * "open": another tab has them open and goes on writing them. "unmergeable": their tab is gone, and merging them
   * would lose something, because both have an unconfirmed request, or a conflict or an unreadable text at one place.
   * They stay until they are merged or discarded.
   */
  readonly reason: "open" | "unmergeable";
  /** When they were last written, in milliseconds since 1970. */
  readonly at: number;
  /** As `Draft.save` gave them: `endpoint.open(base, { saved })` opens them. */
  readonly saved: string;
  /** Deletes them. Resolves with false, and deletes nothing, while a tab has them open. */
  discard(): Promise<boolean>;
}

/** A draft whose edits outlive the page. */
export interface StoredDraft<Read, Write> {
  readonly draft: Draft<Read, Write>;
  /** There were edits from before, and the resource does not have them by now. */
  readonly restored: boolean;
  /**
   * What several tabs that are gone had changed differently. These are conflicts of the draft, too: `theirs` is the side
   * of the earlier tab. They stay in `draft.conflicts`, also after a reload, until each is settled.
   */
  readonly conflicts: readonly Conflict[];
  /** Edits that are not part of the draft, as of opening it or of the last `combine`. */
  readonly otherEdits: readonly OtherEdits[];
  /** What is kept of this resource and cannot be read. */
  readonly unreadable: readonly UnreadableRecord[];
  /** What went wrong when edits were last read or written; null when nothing did. */
  readonly failure: Error | null;
  /** Writes down what has not been written yet. Fulfilled also when that fails: see `failure`. */
  flush(): Promise<void>;
  /**
   * Merges into this draft the edits that other tabs have written, with their conflicts, unreadable texts and unconfirmed
   * request. The records of tabs that are open stay theirs.
   *
   * @returns The conflicts that were added to the draft: of what both changed differently, this draft has its own side.
   */
  mergeOtherTabs(): Promise<Conflict[]>;
  /** Reverts the edits and deletes all that is kept of the resource, but for what another tab has open. */
  discard(): Promise<void>;
  /** Writes what is left, stops keeping, and closes the draft. */
  close(): Promise<void>;
}

/** Drafts in the browser's own storage. */
export interface DraftStore {
  /**
   * Opens a draft on a resource with the edits that were kept under this key, and keeps its edits from here on. Edits of
   * several tabs that are gone are merged; what another tab has open stays there, and is in `others`. A
   * draft without edits and conflicts is not kept, unless something of it is `unconfirmed`. Where the browser stores nothing,
   * the draft works all the same: see `failure`.
   *
   * @param key Names the resource, for example its URL.
   */
  open<Read, Write>(
    endpoint: Endpoint<Read, Write>,
    key: string,
    base: Resource<Read, Write>,
    options?: StoredDraftOptions,
  ): Promise<StoredDraft<Read, Write>>;
  /** The keys under which edits are kept. Rejects where nothing can be read. */
  keys(): Promise<string[]>;
}

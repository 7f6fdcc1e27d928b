import type { Draft, Endpoint } from "./draft.js";
import type { DraftOptions } from "./draft-options.js";
import type { Conflict } from "./merge.js";
import type { Resource } from "./options.js";

/** The options of a draft store. */
export interface DraftStoreOptions {
  /**
   * The name of the IndexedDB database and of the channel between tabs.
   *
   * @defaultValue `"resume-patch"`
   */
  name?: string | undefined;
  /**
   * The minimum time between two writes of one draft, in milliseconds.
   *
   * @defaultValue `300`
   */
  interval?: number | undefined;
}

/** A change of the same resource's edits in another tab. */
export interface OtherTabChange {
  /** `stored`: the tab stored unsent edits. `removed`: its edits were sent, reverted or discarded. */
  readonly kind: "stored" | "removed";
}

/** The options of `DraftStore.open`, with those of the draft. */
export interface StoredDraftOptions extends Omit<DraftOptions, "saved"> {
  /**
   * Receives the error if edits cannot be stored, and null when storing works again.
   *
   * @param failure - The error, or null.
   */
  onFailure?: ((failure: Error | null) => void) | undefined;
  /**
   * Receives each change that another tab makes to its edits of the same resource.
   *
   * @param news - The kind of the change.
   */
  onOtherTab?: ((news: OtherTabChange) => void) | undefined;
}

/** A stored record that cannot be opened. */
export interface UnreadableRecord {
  /** The stored text. The store never overwrites or deletes it by itself. */
  readonly saved: string;
  /** The reason. */
  readonly error: Error;
  /** The time of the last write, in milliseconds since 1970; 0 if it is damaged. */
  readonly at: number;
  /**
   * Deletes the record. `StoredDraft.discard` deletes it, too, with the edits of the draft.
   *
   * @returns false, without deleting anything, if a tab is opening it.
   * @throws `Error` (a rejection) if the store cannot be written.
   */
  discard(): Promise<boolean>;
}

/** Edits of the same resource that are not part of the draft. */
export interface OtherEdits {
  /**
   * - `open`: another tab is editing them
   * - `unmergeable`: their tab is closed, and merging would lose something. Both have an unconfirmed request, or a conflict or
   *   an unreadable text at the same place. They stay until they are merged or discarded.
   */
  readonly reason: "open" | "unmergeable";
  /** The time of their last write, in milliseconds since 1970. */
  readonly at: number;
  /** The result of `Draft.save`. `endpoint.open(base, { saved })` opens it. */
  readonly saved: string;
  /**
   * Deletes the edits.
   *
   * @returns false, without deleting anything, if a tab has them open.
   */
  discard(): Promise<boolean>;
}

/** A draft whose edits survive a reload. */
export interface StoredDraft<Read, Write> {
  readonly draft: Draft<Read, Write>;
  /** The store had edits that the resource does not contain yet. */
  readonly restored: boolean;
  /**
   * The values that several closed tabs changed differently. `theirs` is the side of the earlier tab. `draft.conflicts` has
   * them, too, also after a reload, until each is resolved.
   */
  readonly conflicts: readonly Conflict[];
  /** The edits that are not part of the draft, at the time of opening or of the last `mergeOtherTabs`. */
  readonly otherEdits: readonly OtherEdits[];
  /** The records of this resource that cannot be opened, at the time of opening or of the last `mergeOtherTabs`. */
  readonly unreadable: readonly UnreadableRecord[];
  /** The error of the last read or write of the store; null if it succeeded. */
  readonly failure: Error | null;
  /** Stores all edits now. It resolves also if that fails; see `failure`. */
  flush(): Promise<void>;
  /**
   * Merges the edits of other tabs into this draft, with their conflicts, unreadable texts and unconfirmed request. Open tabs
   * keep their records.
   *
   * @returns The conflicts that were added. The draft keeps its own side of each.
   */
  mergeOtherTabs(): Promise<readonly Conflict[]>;
  /** Reverts the edits and deletes all records of the resource, except those of open tabs. */
  discard(): Promise<void>;
  /** Stores all edits, then closes the draft. */
  close(): Promise<void>;
}

/** Drafts in the browser's IndexedDB. */
export interface DraftStore {
  /**
   * Opens a draft with the stored edits of a key, and stores its edits from now on. Edits of several closed tabs are merged.
   * Edits of open tabs stay there and are listed in `otherEdits`. A draft without edits, conflicts and unconfirmed request is
   * not stored. If the browser stores nothing, the draft still works; see `failure`.
   *
   * @param endpoint - The endpoint of the resource.
   * @param key - The name of the resource, for example its URL.
   * @param base - The resource as the server returned it.
   * @param options - The options of the draft, and callbacks.
   * @returns The stored draft.
   * @throws The errors of the endpoint's `open`.
   */
  open<Read, Write>(
    endpoint: Endpoint<Read, Write>,
    key: string,
    base: Resource<Read, Write>,
    options?: StoredDraftOptions,
  ): Promise<StoredDraft<Read, Write>>;
  /**
   * Returns the keys that have stored edits.
   *
   * @throws `Error` (a rejection) if the store cannot be read.
   */
  keys(): Promise<string[]>;
}

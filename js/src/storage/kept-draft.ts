import { report } from "../report.js";
import type { Draft, DraftOptions } from "../types/draft.js";
import type { Endpoint } from "../types/endpoint.js";
import type { Conflict } from "../types/merge.js";
import type { KeepOptions, KeptDraft, Refused } from "../types/storage.js";
import type { Channel } from "./channel.js";
import type { Database, KeptEdits } from "./database.js";
import { storageFailure } from "./failure.js";
import { onLeaving } from "./leaving.js";
import type { Restored } from "./restore.js";
import { takeIn } from "./restore.js";

/** Where a draft is kept. */
export interface Keeping<Read, Write> {
  readonly database: Database;
  readonly channel: Channel;
  readonly endpoint: Endpoint<Read, Write>;
  readonly key: string;
  /** Names this opening of the draft among all tabs'. */
  readonly tab: string;
  /** Milliseconds. */
  readonly interval: number;
  readonly options: KeepOptions;
  /** What options a draft that is brought in is opened with. */
  readonly draftOptions: DraftOptions;
}

/** A draft and the writing down of its edits. */
export class StoredDraft<Read, Write> implements KeptDraft<Read, Write> {
  readonly draft: Draft<Read, Write>;
  readonly restored: boolean;
  readonly conflicts: readonly Conflict[];
  readonly refused: readonly Refused[];
  readonly #keeping: Keeping<Read, Write>;
  readonly #leave: (() => void)[];
  readonly #writing = new Set<Promise<void>>();
  #failure: Error | null;
  /** What the draft holds and the database still has apart. */
  #held: readonly KeptEdits[];
  #isKept = false;
  #at = 0;
  #written = -1;
  #timer: ReturnType<typeof setTimeout> | null = null;

  constructor(keeping: Keeping<Read, Write>, restored: Restored<Read, Write>, failure: Error | null) {
    this.#keeping = keeping;
    this.draft = restored.draft;
    this.conflicts = restored.conflicts;
    this.refused = restored.refused;
    this.restored = hasEdits(this.draft);
    this.#held = restored.held;
    this.#failure = failure;
    const { channel, key, options } = keeping;
    this.#leave = [
      this.draft.subscribe(() => this.#soon()),
      channel.listen(key, (news) => options.onElsewhere?.(news)),
      onLeaving(() => this.#write()),
    ];
    // What other tabs left is this draft's now, whether or not it is edited again.
    if (this.#held.length > 0) this.#write();
  }

  get failure(): Error | null {
    return this.#failure;
  }

  async flush(): Promise<void> {
    this.#write();
    await Promise.all(this.#writing);
  }

  async combine(): Promise<Conflict[]> {
    const { database, endpoint, key, tab, draftOptions } = this.#keeping;
    const conflicts: Conflict[] = [];
    const taken: KeptEdits[] = [];
    for (const edits of await database.read(key)) {
      if (edits.tab === tab) continue;
      const other = endpoint.open(this.draft.base, { ...draftOptions, saved: edits.saved });
      conflicts.push(...takeIn(endpoint, this.draft, other));
      taken.push(edits);
    }
    // What is in dispute is not all in this draft: the other tab's stays.
    if (conflicts.length === 0) this.#held = [...this.#held, ...taken];
    await this.flush();
    return conflicts;
  }

  async discard(): Promise<void> {
    this.draft.revert();
    this.#stopTimer();
    const held = this.#held;
    this.#held = [];
    this.#isKept = false;
    this.#written = this.draft.version;
    const { database, key } = this.#keeping;
    await this.#follow(database.removeAll(key), "removed", held);
  }

  async close(): Promise<void> {
    const written = this.flush();
    for (const leave of this.#leave.splice(0)) leave();
    this.draft.close();
    await written;
  }

  #soon(): void {
    this.#timer ??= setTimeout(() => this.#write(), this.#keeping.interval);
  }

  #stopTimer(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }

  /** Starts to write what is not written yet. */
  #write(): void {
    this.#stopTimer();
    const { draft } = this;
    if (!isOpen(draft) || draft.version === this.#written) return;
    this.#written = draft.version;
    const { database, key, tab } = this.#keeping;
    const isWorthIt = hasEdits(draft);
    if (!isWorthIt && !this.#isKept && this.#held.length === 0) return;
    // Two writes within a millisecond are two writes.
    this.#at = Math.max(Date.now(), this.#at + 1);
    const edits = isWorthIt ? { key, tab, saved: draft.save(), at: this.#at } : null;
    const held = this.#held;
    const written = database.write({ key, tab }, edits, held);
    this.#held = [];
    this.#isKept = isWorthIt;
    void this.#follow(written, isWorthIt ? "kept" : "removed", held);
  }

  /** Waits for a write that takes the place of what is `held`, and says what became of it. */
  async #follow(work: Promise<unknown>, kind: "kept" | "removed", held: readonly KeptEdits[]): Promise<void> {
    const { channel, key, options } = this.#keeping;
    const done = work.then(
      () => {
        channel.tell({ key, kind });
        return null;
      },
      (failure: unknown) => {
        // The next edit, or the next flush, tries again. All that there was may still be there.
        this.#written = -1;
        this.#isKept = true;
        this.#held = [...held, ...this.#held];
        return storageFailure(failure);
      },
    );
    const following = done
      .then((failure) => {
        const isNews = failure !== null || this.#failure !== null;
        this.#failure = failure;
        if (isNews) options.onFailure?.(failure);
      })
      .catch(report);
    this.#writing.add(following);
    await following;
    this.#writing.delete(following);
  }
}

/** There is something that the server does not have, or may not have. */
function hasEdits(draft: Draft<unknown, unknown>): boolean {
  return draft.dirty || draft.conflicts.length > 0 || draft.unconfirmed !== null;
}

/** A draft may be closed by whoever has it. */
function isOpen(draft: Draft<unknown, unknown>): boolean {
  try {
    return draft.version >= 0;
  } catch {
    return false;
  }
}

import { report } from "../errors/report-error.js";
import { jsonText } from "../json/json-text.js";
import type { Draft } from "../types/draft.js";
import type { Conflict } from "../types/merge.js";
import type { OtherEdits, StoredDraft, StoredDraftOptions, UnreadableRecord } from "../types/storage.js";
import type { MergedState } from "./ancestry.js";
import type { Database, KeptEdits } from "./database.js";
import { onLeaving } from "./page-hide.js";
import type { Presence, Release } from "./presence.js";
import type { Merging, Opening } from "./restore.js";
import { mergeInto } from "./restore.js";
import type { Channel } from "./tab-channel.js";
import { storageFailure } from "./to-error.js";

/** Where a draft is kept. */
export interface Keeping<Read, Write> {
  readonly database: Database;
  readonly channel: Channel;
  readonly presence: Presence;
  readonly key: string;
  /** Names this opening of the draft among those of all tabs. */
  readonly tab: string;
  /** Milliseconds. */
  readonly interval: number;
  readonly options: StoredDraftOptions;
  /** How the records of other tabs are opened. */
  readonly opening: Opening<Read, Write>;
  /** Ends the hold by which other tabs know that this one is open. */
  readonly release: Release;
}

/** What a draft begins with. */
export interface Beginning<Read, Write> extends Merging {
  readonly draft: Draft<Read, Write>;
  /** Edits that are kept apart because their tab is open. */
  readonly open: readonly KeptEdits[];
  /** Of the records of tabs that are gone. */
  readonly claims: Map<string, Release>;
  readonly failure: Error | null;
}

/** A draft and the writing of its edits. */
export class DraftWriter<Read, Write> implements StoredDraft<Read, Write> {
  readonly draft: Draft<Read, Write>;
  readonly restored: boolean;
  readonly conflicts: readonly Conflict[];
  readonly unreadable: readonly UnreadableRecord[];
  readonly #keeping: Keeping<Read, Write>;
  readonly #leave: (() => void)[];
  readonly #writing = new Set<Promise<void>>();
  readonly #claims: Map<string, Release>;
  #others: readonly OtherEdits[] = [];
  #failure: Error | null;
  /** Records whose edits the draft holds, and which can be deleted once it is written. */
  #held: readonly KeptEdits[];
  #states: readonly MergedState[];
  #isKept = false;
  #at = 0;
  #written = -1;
  #timer: ReturnType<typeof setTimeout> | null = null;

  constructor(keeping: Keeping<Read, Write>, beginning: Beginning<Read, Write>) {
    this.#keeping = keeping;
    this.draft = beginning.draft;
    this.conflicts = beginning.conflicts;
    this.unreadable = beginning.refused;
    this.restored = hasEdits(this.draft);
    this.#claims = beginning.claims;
    this.#held = beginning.held;
    this.#states = beginning.states;
    this.#failure = beginning.failure;
    this.#setOthers(beginning.open, beginning.unmergeable);
    const { channel, key, options } = keeping;
    this.#leave = [
      this.draft.subscribe(() => this.#soon()),
      channel.listen(key, (news) => options.onOtherTab?.(news)),
      onLeaving(() => this.#write()),
    ];
    // What tabs that are gone have left is this draft's now, edited or not.
    if (this.#held.length > 0) this.#write();
  }

  get failure(): Error | null {
    return this.#failure;
  }

  get otherEdits(): readonly OtherEdits[] {
    return this.#others;
  }

  async flush(): Promise<void> {
    this.#write();
    await Promise.all(this.#writing);
  }

  async mergeOtherTabs(): Promise<Conflict[]> {
    const { database, presence, opening, key, tab } = this.#keeping;
    const isOther = (edits: KeptEdits): boolean => edits.tab !== tab;
    const tabs = (await database.read(key)).filter(isOther).map((edits) => edits.tab);
    for (const [name, release] of await presence.claim(tabs.filter((name) => !this.#claims.has(name))))
      this.#claims.set(name, release);
    const records = (await database.read(key)).filter(isOther);
    const base = jsonText(this.draft.baseText);
    const merging = mergeInto(this.draft, { ...opening, base }, this.#states, records);
    this.#states = merging.states;
    // A tab that is open goes on with its record.
    this.#held = [...this.#held, ...merging.held.filter((edits) => this.#claims.has(edits.tab))];
    this.#setOthers([], merging.unmergeable);
    this.#written = -1;
    await this.flush();
    return [...merging.conflicts];
  }

  async discard(): Promise<void> {
    this.draft.revert();
    this.#stopTimer();
    const held = this.#held;
    this.#held = [];
    this.#isKept = false;
    this.#written = this.draft.version;
    await this.#follow(this.#removeAll(), "removed", held);
  }

  async close(): Promise<void> {
    const written = this.flush();
    for (const leave of this.#leave.splice(0)) leave();
    this.draft.close();
    await written;
    this.#releaseClaims();
    this.#keeping.release();
  }

  /** Deletes the records of this tab and of those that are gone. */
  async #removeAll(): Promise<void> {
    const { database, presence, key, tab } = this.#keeping;
    const tabs = (await database.read(key)).map((edits) => edits.tab);
    const claims = await presence.claim(tabs.filter((name) => name !== tab && !this.#claims.has(name)));
    await database.remove(
      key,
      tabs.filter((name) => name === tab || claims.has(name) || this.#claims.has(name)),
    );
    for (const release of claims.values()) release();
    this.#others = this.#others.filter(({ reason }) => reason === "open");
  }

  #setOthers(open: readonly KeptEdits[], unmergeable: readonly KeptEdits[]): void {
    const other =
      (reason: OtherEdits["reason"]) =>
      (edits: KeptEdits): OtherEdits => ({
        reason,
        at: edits.at,
        saved: edits.saved,
        discard: () => this.#discardOther(edits),
      });
    const isGone = ({ tab }: KeptEdits): boolean => this.#claims.has(tab);
    this.#others = [
      ...[...open, ...unmergeable.filter((edits) => !isGone(edits))].map(other("open")),
      ...unmergeable.filter(isGone).map(other("unmergeable")),
    ];
    // Another tab may offer what this draft does not hold, too.
    const held = new Set(this.#held.map(({ tab }) => tab));
    for (const tab of [...this.#claims.keys()]) if (!held.has(tab)) this.#releaseClaim(tab);
  }

  async #discardOther({ tab, at, saved }: KeptEdits): Promise<boolean> {
    const { database, presence, key } = this.#keeping;
    const claims = await presence.claim([tab]);
    if (!claims.has(tab)) return false;
    await database.remove(key, [tab], at);
    for (const release of claims.values()) release();
    this.#others = this.#others.filter((other) => other.saved !== saved);
    return true;
  }

  #releaseClaim(tab: string): void {
    this.#claims.get(tab)?.();
    this.#claims.delete(tab);
  }

  #releaseClaims(): void {
    for (const tab of [...this.#claims.keys()]) this.#releaseClaim(tab);
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
    const merged = this.#states.length > 0 ? { merged: this.#states } : {};
    const edits = isWorthIt ? { key, tab, saved: draft.save(), at: this.#at, ...merged } : null;
    const held = this.#held;
    const written = database.write({ key, tab }, edits, held);
    this.#held = [];
    this.#isKept = isWorthIt;
    void this.#follow(written, isWorthIt ? "stored" : "removed", held);
  }

  /** Waits for a write that takes the place of what is `held`, and reports the result. */
  async #follow(
    work: Promise<unknown>,
    kind: "stored" | "removed",
    held: readonly KeptEdits[],
  ): Promise<void> {
    const { channel, key, options } = this.#keeping;
    const done = work.then(
      () => {
        channel.tell({ key, kind });
        for (const { tab } of held) this.#releaseClaim(tab);
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

/** Returns whether there is something that the server does not have, or may not have. */
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

import { isDraftOpen } from "../endpoint/is-draft-open.js";
import { reportError } from "../errors/report-error.js";
import { jsonText } from "../json/json-text.js";
import type { Draft } from "../types/draft.js";
import type { Conflict } from "../types/merge.js";
import type { OtherEdits, StoredDraft, StoredDraftOptions, UnreadableRecord } from "../types/storage.js";
import type { MergedState } from "./ancestry.js";
import type { Database } from "./database.js";
import type { DraftRecord } from "./draft-record.js";
import { onPageHide } from "./page-hide.js";
import type { Presence, Release } from "./presence.js";
import type { DamagedRecord, MergeOutcome, OpenContext } from "./restore.js";
import { mergeInto } from "./restore.js";
import type { TabChannel } from "./tab-channel.js";
import { toError } from "./to-error.js";

/** The place and the settings by which a draft is stored. */
export interface WriterContext<Read, Write> {
  readonly database: Database;
  readonly channel: TabChannel;
  readonly presence: Presence;
  readonly key: string;
  /** The unique name of this tab. */
  readonly tab: string;
  /** The least time between two writes, in milliseconds. */
  readonly interval: number;
  readonly options: StoredDraftOptions;
  /** The arguments by which records of other tabs are opened. */
  readonly openContext: OpenContext<Read, Write>;
  /** Marks this tab as closed for other tabs. */
  readonly release: Release;
}

/** The state with which a stored draft begins. */
export interface InitialState<Read, Write> extends MergeOutcome {
  readonly draft: Draft<Read, Write>;
  /** The records of open tabs, which stay separate. */
  readonly open: readonly DraftRecord[];
  /** The claims of records of closed tabs, by tab. */
  readonly claims: Map<string, Release>;
  readonly failure: Error | null;
}

/** Stores the edits of a draft. */
export class DraftWriter<Read, Write> implements StoredDraft<Read, Write> {
  readonly draft: Draft<Read, Write>;
  readonly restored: boolean;
  readonly conflicts: readonly Conflict[];
  readonly #context: WriterContext<Read, Write>;
  readonly #cleanups: (() => void)[];
  readonly #writing = new Set<Promise<void>>();
  readonly #claims: Map<string, Release>;
  #others: readonly OtherEdits[] = [];
  #unreadable: readonly UnreadableRecord[] = [];
  #failure: Error | null;
  /** Records whose edits the draft contains. They are deleted with its next write. */
  #included: readonly DraftRecord[];
  #states: readonly MergedState[];
  #isStored = false;
  #at = 0;
  #written = -1;
  #timer: ReturnType<typeof setTimeout> | null = null;

  constructor(context: WriterContext<Read, Write>, initial: InitialState<Read, Write>) {
    this.#context = context;
    this.draft = initial.draft;
    this.conflicts = initial.conflicts;
    this.restored = hasEdits(this.draft);
    this.#claims = initial.claims;
    this.#included = initial.included;
    this.#states = initial.states;
    this.#failure = initial.failure;
    this.#setUnreadable(initial.unreadable);
    this.#setOthers(initial.open, initial.unmergeable);
    const { channel, key, options } = context;
    this.#cleanups = [
      this.draft.subscribe(() => this.#scheduleWrite()),
      channel.listen(key, (change) => options.onOtherTab?.(change)),
      onPageHide(() => this.#write()),
    ];
    // The edits of closed tabs now belong to this draft, so it writes them even before the first edit.
    if (this.#included.length > 0) this.#write();
  }

  /** Keeps Vue from wrapping the object in a proxy, which cannot reach its private members. */
  get __v_skip(): true {
    return true;
  }

  get failure(): Error | null {
    return this.#failure;
  }

  get otherEdits(): readonly OtherEdits[] {
    return this.#others;
  }

  get unreadable(): readonly UnreadableRecord[] {
    return this.#unreadable;
  }

  async flush(): Promise<void> {
    this.#write();
    await Promise.all(this.#writing);
  }

  async mergeOtherTabs(): Promise<Conflict[]> {
    const { database, presence, openContext, key, tab } = this.#context;
    const isOther = (record: DraftRecord): boolean => record.tab !== tab;
    const tabs = (await database.read(key)).filter(isOther).map((record) => record.tab);
    for (const [name, release] of await presence.claim(tabs.filter((name) => !this.#claims.has(name))))
      this.#claims.set(name, release);
    const records = (await database.read(key)).filter(isOther);
    const base = jsonText(this.draft.baseText);
    const outcome = mergeInto(this.draft, { ...openContext, base }, this.#states, records);
    this.#states = outcome.states;
    // An open tab keeps writing its record, so only claimed records are deleted.
    this.#included = [
      ...this.#included,
      ...outcome.included.filter((record) => this.#claims.has(record.tab)),
    ];
    this.#setUnreadable(outcome.unreadable);
    this.#setOthers([], outcome.unmergeable);
    this.#written = -1;
    await this.flush();
    return [...outcome.conflicts];
  }

  async discard(): Promise<void> {
    this.draft.revert();
    this.#stopTimer();
    const included = this.#included;
    this.#included = [];
    this.#isStored = false;
    this.#written = this.draft.version;
    // The page may be unloaded at any moment, so its own records are deleted before others are found.
    const { database, key, tab } = this.#context;
    const removed = Promise.all([database.remove(key, [tab, ...this.#claims.keys()]), this.#removeOrphans()]);
    await this.#finishWrite(removed, "removed", included);
  }

  async close(): Promise<void> {
    const written = this.flush();
    for (const cleanup of this.#cleanups.splice(0)) cleanup();
    this.draft.close();
    await written;
    this.#releaseClaims();
    this.#context.release();
  }

  /** Deletes the records of closed tabs. */
  async #removeOrphans(): Promise<void> {
    const { database, presence, key, tab } = this.#context;
    const tabs = (await database.read(key)).map((record) => record.tab);
    const claims = await presence.claim(tabs.filter((name) => name !== tab && !this.#claims.has(name)));
    await database.remove(key, [...claims.keys()]);
    for (const release of claims.values()) release();
    this.#others = this.#others.filter(({ reason }) => reason === "open");
    this.#unreadable = [];
  }

  #setUnreadable(records: readonly DamagedRecord[]): void {
    this.#unreadable = records.map(({ record, error }) => ({
      saved: record.saved,
      error,
      at: record.at,
      discard: () => this.#discardOther(record),
    }));
  }

  #setOthers(open: readonly DraftRecord[], unmergeable: readonly DraftRecord[]): void {
    const other =
      (reason: OtherEdits["reason"]) =>
      (record: DraftRecord): OtherEdits => ({
        reason,
        at: record.at,
        saved: record.saved,
        discard: () => this.#discardOther(record),
      });
    const isTabGone = ({ tab }: DraftRecord): boolean => this.#claims.has(tab);
    this.#others = [
      ...[...open, ...unmergeable.filter((record) => !isTabGone(record))].map(other("open")),
      ...unmergeable.filter(isTabGone).map(other("unmergeable")),
    ];
    // Another tab may merge the records that this draft does not contain.
    const included = new Set(this.#included.map(({ tab }) => tab));
    for (const tab of [...this.#claims.keys()]) if (!included.has(tab)) this.#releaseClaim(tab);
  }

  async #discardOther({ tab, at, saved }: DraftRecord): Promise<boolean> {
    const { database, presence, key } = this.#context;
    const claims = await presence.claim([tab]);
    if (!claims.has(tab)) return false;
    try {
      await database.remove(key, [tab], at);
    } finally {
      for (const release of claims.values()) release();
    }
    const isOther = (other: { saved: string; at: number }): boolean =>
      other.saved !== saved || other.at !== at;
    this.#others = this.#others.filter(isOther);
    this.#unreadable = this.#unreadable.filter(isOther);
    return true;
  }

  #releaseClaim(tab: string): void {
    this.#claims.get(tab)?.();
    this.#claims.delete(tab);
  }

  #releaseClaims(): void {
    for (const tab of [...this.#claims.keys()]) this.#releaseClaim(tab);
  }

  #scheduleWrite(): void {
    this.#timer ??= setTimeout(() => this.#write(), this.#context.interval);
  }

  #stopTimer(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }

  /** Starts a write if the draft changed since the last one. */
  #write(): void {
    this.#stopTimer();
    const { draft } = this;
    if (!isDraftOpen(draft) || draft.version === this.#written) return;
    this.#written = draft.version;
    const { database, key, tab } = this.#context;
    const hasUnsavedEdits = hasEdits(draft);
    if (!hasUnsavedEdits && !this.#isStored && this.#included.length === 0) return;
    // Two writes within a millisecond get different times.
    this.#at = Math.max(Date.now(), this.#at + 1);
    const merged = this.#states.length > 0 ? { merged: this.#states } : {};
    const record = hasUnsavedEdits ? { key, tab, saved: draft.save(), at: this.#at, ...merged } : null;
    const included = this.#included;
    const written = database.write({ key, tab }, record, included);
    this.#included = [];
    this.#isStored = hasUnsavedEdits;
    void this.#finishWrite(written, hasUnsavedEdits ? "stored" : "removed", included);
  }

  /** Waits for a write and reports its result. The write also deletes the `included` records. */
  async #finishWrite(
    work: Promise<unknown>,
    kind: "stored" | "removed",
    included: readonly DraftRecord[],
  ): Promise<void> {
    const { channel, key, options } = this.#context;
    const done = work.then(
      () => {
        channel.post({ key, kind });
        for (const { tab } of included) this.#releaseClaim(tab);
        return null;
      },
      (failure: unknown) => {
        // The next edit or flush tries again. The old records may still exist.
        this.#written = -1;
        this.#isStored = true;
        this.#included = [...included, ...this.#included];
        return toError(failure);
      },
    );
    const finished = done
      .then((failure) => {
        const hasChanged = failure !== null || this.#failure !== null;
        this.#failure = failure;
        if (hasChanged) options.onFailure?.(failure);
      })
      .catch(reportError);
    this.#writing.add(finished);
    await finished;
    this.#writing.delete(finished);
  }
}

/** Returns whether the draft has edits, conflicts or an unconfirmed request. */
function hasEdits(draft: Draft<unknown, unknown>): boolean {
  return draft.dirty || draft.conflicts.length > 0 || draft.unconfirmed !== null;
}

import type { DBSchema, IDBPDatabase } from "idb";
import { openDB } from "idb";
import type { MergedState } from "./ancestry.js";

/** Where edits are kept. */
export interface RecordKey {
  /** Names the resource. */
  readonly key: string;
  /** Each tab writes its own, so that none writes over another's. */
  readonly tab: string;
}

/** The edits that one tab has made to one resource. */
export interface DraftRecord extends RecordKey {
  /** What `Draft.save` gave. */
  readonly saved: string;
  /** Milliseconds since 1970, by this machine's clock. */
  readonly at: number;
  /** The states of other tabs that the edits include. */
  readonly merged?: readonly MergedState[];
}

interface Schema extends DBSchema {
  drafts: { key: [key: string, tab: string]; value: DraftRecord };
}

/** All tabs' edits of one resource: an array sorts behind every string. */
const recordsOf = (key: string): IDBKeyRange => IDBKeyRange.bound([key], [key, []]);

/** The edits of all drafts, in IndexedDB. Transactions of one tab are carried out in the order of the calls. */
export class Database {
  readonly #name: string;
  #opening: Promise<IDBPDatabase<Schema>> | null = null;
  /** What a page that goes away can still write to: there is no time left to wait for anything. */
  #opened: IDBPDatabase<Schema> | null = null;

  constructor(name: string) {
    this.#name = name;
  }

  /** Latest first. */
  async read(key: string): Promise<DraftRecord[]> {
    const records = await (await this.#open()).getAll("drafts", recordsOf(key));
    return records.sort((left, right) => right.at - left.at);
  }

  async keys(): Promise<string[]> {
    const keys = await (await this.#open()).getAllKeys("drafts");
    return [...new Set(keys.map(([key]) => key))];
  }

  /** Puts the edits of one tab, or nothing, in place of those that it holds now. */
  async write(
    recordKey: RecordKey,
    record: DraftRecord | null,
    included: readonly DraftRecord[],
  ): Promise<void> {
    // A page that is being left has no time to wait for anything.
    const database = this.#opened ?? (await this.#open());
    const transaction = database.transaction("drafts", "readwrite");
    const { store } = transaction;
    const own = record === null ? store.delete([recordKey.key, recordKey.tab]) : store.put(record);
    const removed = included.map(async ({ key, tab, at }) => {
      const now = await store.get([key, tab]);
      // That tab may have gone on since.
      if (now?.at === at) await store.delete([key, tab]);
    });
    // By itself a transaction is committed when its answers have come, to a page that is gone by then.
    if (included.length === 0) transaction.commit();
    await Promise.all([own, ...removed, transaction.done]);
  }

  /** Removes the edits of these tabs; with `at`, only those that were written then. */
  async remove(key: string, tabs: readonly string[], at?: number): Promise<void> {
    const database = this.#opened ?? (await this.#open());
    const transaction = database.transaction("drafts", "readwrite");
    const { store } = transaction;
    const removed = tabs.map(async (tab) => {
      if (at === undefined || (await store.get([key, tab]))?.at === at) await store.delete([key, tab]);
    });
    // The page may be left before the store has answered.
    if (at === undefined) transaction.commit();
    await Promise.all([...removed, transaction.done]);
  }

  #open(): Promise<IDBPDatabase<Schema>> {
    this.#opening ??= this.#connect().catch((failure: unknown) => {
      // Another time it may be allowed.
      this.#opening = null;
      throw failure;
    });
    return this.#opening;
  }

  // Not every browser reports a denial by rejecting: hence async.
  async #connect(): Promise<IDBPDatabase<Schema>> {
    const forget = (): void => {
      this.#opening = null;
      this.#opened = null;
    };
    this.#opened = await openDB<Schema>(this.#name, 1, {
      upgrade: (database) => {
        database.createObjectStore("drafts", { keyPath: ["key", "tab"] });
      },
      // A later version of this package, in another tab, wants to change the database.
      blocking: (_current, _blocked, event) => {
        (event.target as IDBDatabase).close();
        forget();
      },
      terminated: forget,
    });
    return this.#opened;
  }
}

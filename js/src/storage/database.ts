import type { DBSchema, IDBPDatabase } from "idb";
import { openDB } from "idb";
import type { DraftRecord, RecordKey } from "./draft-record.js";
import { readRecord, timeOf } from "./draft-record.js";

interface Schema extends DBSchema {
  drafts: { key: [key: string, tab: string]; value: DraftRecord };
}

/** Returns the range of all records of a resource. IndexedDB sorts an array after every string. */
const recordsOf = (key: string): IDBKeyRange => IDBKeyRange.bound([key], [key, []]);

/** Returns whether this store made the key. Another program may have stored records with other keys. */
const isOfStore = ({ key, tab }: RecordKey): boolean => typeof key === "string" && typeof tab === "string";

/** The records of all drafts in IndexedDB. The transactions of a tab run in the order of the calls. */
export class Database {
  readonly #name: string;
  #opening: Promise<IDBPDatabase<Schema>> | null = null;
  /** The open database. A page that is being unloaded writes to it, because it cannot wait for `#open`. */
  #opened: IDBPDatabase<Schema> | null = null;

  constructor(name: string) {
    this.#name = name;
  }

  /** Returns the records of a resource, latest first. */
  async read(key: string): Promise<DraftRecord[]> {
    const stored = await (await this.#open()).getAll("drafts", recordsOf(key));
    const records = stored.filter(isOfStore).map(readRecord);
    return records.sort((left, right) => right.at - left.at);
  }

  /** Returns the keys of all resources with records. */
  async keys(): Promise<string[]> {
    const keys = await (await this.#open()).getAllKeys("drafts");
    return [...new Set(keys.filter(([key, tab]) => isOfStore({ key, tab })).map(([key]) => key))];
  }

  /**
   * Replaces or deletes the record of a tab.
   *
   * @param record - The new record, or null to delete it.
   * @param included - Records that the draft has merged. They are deleted unless their tab wrote again.
   */
  async write(
    recordKey: RecordKey,
    record: DraftRecord | null,
    included: readonly DraftRecord[],
  ): Promise<void> {
    // Without a wait if possible, because the page may be unloading.
    const database = this.#opened ?? (await this.#open());
    const transaction = database.transaction("drafts", "readwrite");
    const { store } = transaction;
    const own = record === null ? store.delete([recordKey.key, recordKey.tab]) : store.put(record);
    const removed = included.map(async ({ key, tab, at }) => {
      const now = await store.get([key, tab]);
      // A record with another time was written again after the merge.
      if (now !== undefined && timeOf(now) === at) await store.delete([key, tab]);
    });
    // An automatic commit waits for the results of the requests. A page that is unloading does not receive them.
    if (included.length === 0) transaction.commit();
    await Promise.all([own, ...removed, transaction.done]);
  }

  /**
   * Deletes the records of tabs.
   *
   * @param at - Deletes only records written at this time, in milliseconds since 1970.
   */
  async remove(key: string, tabs: readonly string[], at?: number): Promise<void> {
    const database = this.#opened ?? (await this.#open());
    const transaction = database.transaction("drafts", "readwrite");
    const { store } = transaction;
    const removed = tabs.map(async (tab) => {
      if (at === undefined || timeOf(await store.get([key, tab])) === at) await store.delete([key, tab]);
    });
    // Committed at once, because the page may be unloaded before the results arrive.
    if (at === undefined) transaction.commit();
    await Promise.all([...removed, transaction.done]);
  }

  #open(): Promise<IDBPDatabase<Schema>> {
    this.#opening ??= this.#connect().catch((failure: unknown) => {
      // The next call tries again, because the user may allow storage later.
      this.#opening = null;
      throw failure;
    });
    return this.#opening;
  }

  // Async, because some browsers throw on a denial instead of rejecting.
  async #connect(): Promise<IDBPDatabase<Schema>> {
    const forget = (): void => {
      this.#opening = null;
      this.#opened = null;
    };
    this.#opened = await openDB<Schema>(this.#name, 1, {
      upgrade: (database) => {
        database.createObjectStore("drafts", { keyPath: ["key", "tab"] });
      },
      // A newer version of this package in another tab upgrades the database.
      blocking: (_current, _blocked, event) => {
        (event.target as IDBDatabase).close();
        forget();
      },
      terminated: forget,
    });
    return this.#opened;
  }
}

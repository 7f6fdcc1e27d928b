import type { DBSchema, IDBPDatabase } from "idb";
import { openDB } from "idb";

/** Where edits are kept. */
export interface Place {
  /** Names the resource. */
  readonly key: string;
  /** Each tab writes its own, so that none writes over another's. */
  readonly tab: string;
}

/** The edits that one tab has made to one resource. */
export interface KeptEdits extends Place {
  /** What `Draft.save` gave. */
  readonly saved: string;
  /** Milliseconds since 1970, by this machine's clock. */
  readonly at: number;
}

interface Schema extends DBSchema {
  drafts: { key: [key: string, tab: string]; value: KeptEdits };
}

/** All tabs' edits of one resource: an array sorts behind every string. */
const allOf = (key: string): IDBKeyRange => IDBKeyRange.bound([key], [key, []]);

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
  async read(key: string): Promise<KeptEdits[]> {
    const edits = await (await this.#open()).getAll("drafts", allOf(key));
    return edits.sort((left, right) => right.at - left.at);
  }

  async keys(): Promise<string[]> {
    const keys = await (await this.#open()).getAllKeys("drafts");
    return [...new Set(keys.map(([key]) => key))];
  }

  /** Puts one tab's edits, or nothing, in place of those that it holds now. */
  async write(place: Place, edits: KeptEdits | null, held: readonly KeptEdits[]): Promise<void> {
    // Nothing is waited for where that can be: a page that is being left has no time. So the transaction is committed
    // at once, too; by itself it would be when its answer has come, to a page that is gone by then.
    const database = this.#opened ?? (await this.#open());
    const transaction = database.transaction("drafts", "readwrite");
    const own =
      edits === null ? transaction.store.delete([place.key, place.tab]) : transaction.store.put(edits);
    transaction.commit();
    await Promise.all([own, transaction.done, this.#removeHeld(database, held)]);
  }

  /** What stays for want of time is taken in once more, which changes nothing. */
  async #removeHeld(database: IDBPDatabase<Schema>, held: readonly KeptEdits[]): Promise<void> {
    if (held.length === 0) return;
    const transaction = database.transaction("drafts", "readwrite");
    const removed = held.map(async ({ key, tab, at }) => {
      const now = await transaction.store.get([key, tab]);
      // That tab may have gone on since.
      if (now?.at === at) await transaction.store.delete([key, tab]);
    });
    await Promise.all([...removed, transaction.done]);
  }

  /** Removes all edits of a resource. */
  async removeAll(key: string): Promise<void> {
    await (await this.#open()).delete("drafts", allOf(key));
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

// Finds out which tabs are open. A tab holds a lock (Web Locks) while it has a draft open. The browser releases the lock
// when the page is closed or crashes. Without Web Locks, open tabs answer over the channel.
import type { TabChannel } from "./tab-channel.js";

/** Ends a hold or a claim. */
export type Release = () => void;

/** The wait for a lock, in milliseconds. A page that reloads may still hold its lock when the new page opens. */
const lockTimeout = 150;
/** The wait for answers over the channel, in milliseconds. */
const answerTimeout = 250;

function lockManager(): LockManager | null {
  const { locks } = (globalThis.navigator ?? {}) as Partial<Navigator>;
  return locks ?? null;
}

/** Requests a lock. Resolves with null if another tab holds it, and rejects if the page may not use locks. */
function requestLock(locks: LockManager, name: string): Promise<Release | null> {
  return new Promise((resolve, reject) => {
    const waiting = new AbortController();
    const timer = setTimeout(() => waiting.abort(), lockTimeout);
    const hold = (): Promise<void> => {
      clearTimeout(timer);
      return new Promise((release) => resolve(release));
    };
    locks.request(name, { signal: waiting.signal }, hold).catch((failure: unknown) => {
      clearTimeout(timer);
      if (waiting.signal.aborted) resolve(null);
      else reject(failure);
    });
  });
}

/** The tabs that have a draft of one resource open. */
export class Presence {
  readonly #prefix: string;
  readonly #channel: TabChannel;
  readonly #key: string;
  #locks: LockManager | null = lockManager();

  constructor(store: string, channel: TabChannel, key: string) {
    this.#prefix = `${store}\n${key}\n`;
    this.#channel = channel;
    this.#key = key;
  }

  /** Marks a tab as open for other tabs, until the returned function is called. */
  async hold(tab: string): Promise<Release> {
    const answering = this.#channel.answer(this.#key, tab);
    const release = await this.#request(tab);
    return () => {
      answering();
      release?.();
    };
  }

  /**
   * Claims the records of closed tabs, so that no other tab merges them at the same time.
   *
   * @returns The functions that release the claims, by tab. Open tabs are not included.
   */
  async claim(tabs: readonly string[]): Promise<Map<string, Release>> {
    const claims = new Map<string, Release>();
    if (tabs.length === 0) return claims;
    await Promise.all(
      tabs.map(async (tab) => {
        const release = await this.#request(tab);
        if (release !== null) claims.set(tab, release);
      }),
    );
    if (this.#locks !== null) return claims;
    const open = await this.#channel.openTabs(this.#key, tabs, answerTimeout);
    return new Map(tabs.filter((tab) => !open.has(tab)).map((tab) => [tab, () => {}]));
  }

  /** Requests the lock of a tab. Returns null if there is none, or if another tab holds it. */
  async #request(tab: string): Promise<Release | null> {
    if (this.#locks === null) return null;
    return requestLock(this.#locks, this.#prefix + tab).catch(() => {
      // A page with an opaque origin may not use locks.
      this.#locks = null;
      return null;
    });
  }
}

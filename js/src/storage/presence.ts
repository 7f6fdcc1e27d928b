// Knows which tabs are open. A tab holds a lock (Web Locks) as long as it has a draft open; the browser releases the
// lock when the page is gone, however it went. Where there are no locks, tabs answer over the channel.
import type { TabChannel } from "./tab-channel.js";

/** Ends a hold or a claim. */
export type Release = () => void;

/** Milliseconds. A page that is reloaded may still hold its lock when the new one opens. */
const lockTimeout = 150;
const answerTimeout = 250;

function lockManager(): LockManager | null {
  const { locks } = (globalThis.navigator ?? {}) as Partial<Navigator>;
  return locks ?? null;
}

/** Requests a lock. Resolves with null if another tab holds it, rejects where locks are not allowed. */
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

/** Which tabs have a draft of one resource open. */
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

  /** Shows other tabs that this one is open, until it is released. */
  async hold(tab: string): Promise<Release> {
    const answering = this.#channel.answer(this.#key, tab);
    const release = await this.#request(tab);
    return () => {
      answering();
      release?.();
    };
  }

  /**
   * Claims the records of tabs that are gone, so that no other tab merges them at the same time.
   *
   * @returns What releases each claim, by tab. A tab that is open is not in it.
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

  /** Without locks, null. */
  async #request(tab: string): Promise<Release | null> {
    if (this.#locks === null) return null;
    return requestLock(this.#locks, this.#prefix + tab).catch(() => {
      // A page without an origin of its own may not use locks.
      this.#locks = null;
      return null;
    });
  }
}

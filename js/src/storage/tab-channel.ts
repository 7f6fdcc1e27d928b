import type { OtherTabChange } from "../types/storage.js";

/** That edits were written or removed, that a tab asks which tabs are open, or that one answers. */
interface Message {
  readonly key: string;
  readonly kind: OtherTabChange["kind"] | "who" | "open";
  /** The tab that is open. */
  readonly tab?: string;
}

type Listener = (message: Message) => void;

/** The messages between tabs. Without BroadcastChannel there are none. */
export class TabChannel {
  readonly #channel: BroadcastChannel | null;
  readonly #listeners = new Set<Listener>();
  /** The drafts that are open in this tab, by what answers for them. */
  readonly #open = new Map<Listener, string>();

  constructor(name: string) {
    this.#channel = typeof BroadcastChannel === "undefined" ? null : new BroadcastChannel(name);
    this.#channel?.addEventListener("message", ({ data }: MessageEvent<Message>) => {
      for (const listener of [...this.#listeners]) listener(data);
    });
    // Node would wait for messages for ever.
    (this.#channel as { unref?: () => void } | null)?.unref?.();
  }

  /** Sends a message to the other tabs. */
  post(message: Message): void {
    this.#channel?.postMessage(message);
  }

  listen(key: string, listener: (change: OtherTabChange) => void): () => void {
    return this.#add((message) => {
      const { kind } = message;
      if (message.key === key && (kind === "stored" || kind === "removed")) listener({ kind });
    });
  }

  /** Answers other tabs that `tab` is open, until the returned function is called. */
  answer(key: string, tab: string): () => void {
    const answer: Listener = (message) => {
      if (message.key === key && message.kind === "who") this.post({ key, kind: "open", tab });
    };
    const remove = this.#add(answer);
    this.#open.set(answer, tab);
    return () => {
      remove();
      this.#open.delete(answer);
    };
  }

  /** Asks which of these tabs are open, for so many milliseconds at most. */
  async openTabs(key: string, tabs: readonly string[], timeout: number): Promise<Set<string>> {
    const open = new Set(this.#open.values());
    if (this.#channel === null) return open;
    await new Promise<void>((resolve) => {
      const end = (): void => {
        clearTimeout(timer);
        remove();
        resolve();
      };
      const timer = setTimeout(end, timeout);
      const remove = this.#add(({ key: about, kind, tab }) => {
        if (about !== key || kind !== "open" || tab === undefined) return;
        open.add(tab);
        if (tabs.every((each) => open.has(each))) end();
      });
      this.post({ key, kind: "who" });
    });
    return open;
  }

  #add(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}

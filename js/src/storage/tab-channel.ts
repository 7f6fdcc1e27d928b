import type { OtherTabChange } from "../types/storage.js";

/** A message between tabs. */
interface Message {
  readonly key: string;
  /** `who` asks which tabs are open, and `open` answers. The others notify of a write. */
  readonly kind: OtherTabChange["kind"] | "who" | "open";
  /** The tab that is open. */
  readonly tab?: string;
}

type Listener = (message: Message) => void;

/** Sends messages between tabs. Without BroadcastChannel it sends none. */
export class TabChannel {
  readonly #channel: BroadcastChannel | null;
  readonly #listeners = new Set<Listener>();
  /** The names of the open drafts in this page, by the listener that answers for them. */
  readonly #open = new Map<Listener, string>();

  constructor(name: string) {
    this.#channel = typeof BroadcastChannel === "undefined" ? null : new BroadcastChannel(name);
    this.#channel?.addEventListener("message", ({ data }: MessageEvent<Message>) => {
      for (const listener of [...this.#listeners]) listener(data);
    });
    // Otherwise Node would keep the process alive.
    (this.#channel as { unref?: () => void } | null)?.unref?.();
  }

  /** Sends a message to the other tabs. */
  post(message: Message): void {
    this.#channel?.postMessage(message);
  }

  /** Calls back when another tab writes or removes edits of a resource. Returns a function that stops listening. */
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

  /**
   * Returns which of the tabs are open.
   *
   * @param timeout - The longest wait for answers, in milliseconds.
   */
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

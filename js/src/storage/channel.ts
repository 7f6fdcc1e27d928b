import type { Elsewhere } from "../types/storage.js";

interface Message extends Elsewhere {
  readonly key: string;
}

/** What tabs tell one another. Where there is no BroadcastChannel, nothing. */
export class Channel {
  readonly #channel: BroadcastChannel | null;
  readonly #listeners = new Set<(message: Message) => void>();

  constructor(name: string) {
    this.#channel = typeof BroadcastChannel === "undefined" ? null : new BroadcastChannel(name);
    this.#channel?.addEventListener("message", ({ data }: MessageEvent<Message>) => {
      for (const listener of [...this.#listeners]) listener(data);
    });
    // Node would wait for messages for ever.
    (this.#channel as { unref?: () => void } | null)?.unref?.();
  }

  /** Tells the other tabs. */
  tell(message: Message): void {
    this.#channel?.postMessage(message);
  }

  listen(key: string, listener: (news: Elsewhere) => void): () => void {
    const call = (message: Message): void => {
      if (message.key === key) listener({ kind: message.kind });
    };
    this.#listeners.add(call);
    return () => this.#listeners.delete(call);
  }
}

/**
 * Keeps drafts in the browser's IndexedDB, so that an edit outlives a reload, a crash and a closed tab.
 *
 * @module
 */
import { Channel } from "./storage/channel.js";
import { Database, type KeptEdits } from "./storage/database.js";
import { storageFailure } from "./storage/failure.js";
import { StoredDraft } from "./storage/kept-draft.js";
import { restore } from "./storage/restore.js";
import type { DraftStore, DraftStoreOptions } from "./types/storage.js";

export type {
  DraftStore,
  DraftStoreOptions,
  Elsewhere,
  KeepOptions,
  KeptDraft,
  Refused,
} from "./types/storage.js";

/** Makes a store. Stores of one name share what they keep; nothing is opened before the first draft. */
export function draftStore({ name = "resume-patch", interval = 300 }: DraftStoreOptions = {}): DraftStore {
  if (!(interval >= 0)) throw new TypeError('The option "interval" must be a number of milliseconds.');
  const database = new Database(name);
  let channel: Channel | null = null;

  return {
    async open(endpoint, key, base, options = {}) {
      if (typeof key !== "string" || key === "")
        throw new TypeError("The key of a draft must be a string that names its resource.");
      const { onFailure, onElsewhere, ...draftOptions } = options;
      channel ??= new Channel(name);
      let failure: Error | null = null;
      const kept = await database.read(key).catch((problem: unknown): KeptEdits[] => {
        failure = storageFailure(problem);
        return [];
      });
      const restored = restore(endpoint, base, kept, draftOptions);
      if (failure !== null) onFailure?.(failure);
      const tab = newName();
      const keeping = { database, channel, endpoint, key, tab, interval, options, draftOptions };
      return new StoredDraft(keeping, restored, failure);
    },
    keys: () => database.keys(),
  };
}

/** Unlike any other tab's. `crypto.randomUUID` is for secure pages only, and this is no secret. */
function newName(): string {
  const words = crypto.getRandomValues(new Uint32Array(4));
  return Array.from(words, (word) => word.toString(36)).join("-");
}

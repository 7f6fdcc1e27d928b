/**
 * Keeps drafts in the browser's IndexedDB, so that an edit outlives a reload, a crash and a closed tab.
 *
 * @module
 */

import { Database, type KeptEdits } from "./storage/database.js";
import type { Release } from "./storage/presence.js";
import { Presence } from "./storage/presence.js";
import { restore } from "./storage/restore.js";
import { DraftWriter } from "./storage/stored-draft.js";
import { Channel } from "./storage/tab-channel.js";
import { storageFailure } from "./storage/to-error.js";
import type { DraftStore, DraftStoreOptions } from "./types/storage.js";

export type {
  DraftStore,
  DraftStoreOptions,
  OtherEdits,
  OtherTabChange,
  StoredDraft,
  StoredDraftOptions,
  UnreadableRecord,
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
      const { onFailure, onOtherTab, ...draftOptions } = options;
      channel ??= new Channel(name);
      const tab = newName();
      const presence = new Presence(name, channel, key);
      const release = await presence.hold(tab);
      const opening = { endpoint, base, options: draftOptions, tab };
      try {
        const { kept, open, claims, failure } = await readKept(database, presence, key);
        const restored = restore(opening, kept);
        if (failure !== null) onFailure?.(failure);
        const keeping = { database, channel, presence, key, tab, interval, options, opening, release };
        return new DraftWriter(keeping, { ...restored, open, claims, failure });
      } catch (problem) {
        release();
        throw problem;
      }
    },
    keys: () => database.keys(),
  };
}

interface Kept {
  /** The records of tabs that are gone, latest first. */
  readonly kept: readonly KeptEdits[];
  /** The records of tabs that are open. */
  readonly open: readonly KeptEdits[];
  readonly claims: Map<string, Release>;
  readonly failure: Error | null;
}

/** Reads the records of a resource, and claims those of tabs that are gone. */
async function readKept(database: Database, presence: Presence, key: string): Promise<Kept> {
  let claims = new Map<string, Release>();
  try {
    claims = await presence.claim((await database.read(key)).map(({ tab }) => tab));
    // Before the claim another tab may have merged a record.
    const records = await database.read(key);
    return {
      kept: records.filter(({ tab }) => claims.has(tab)),
      open: records.filter(({ tab }) => !claims.has(tab)),
      claims,
      failure: null,
    };
  } catch (problem) {
    for (const release of claims.values()) release();
    return { kept: [], open: [], claims: new Map(), failure: storageFailure(problem) };
  }
}

/** Unlike any other tab's. `crypto.randomUUID` is for secure pages only, and this is no secret. */
function newName(): string {
  const words = crypto.getRandomValues(new Uint32Array(4));
  return Array.from(words, (word) => word.toString(36)).join("-");
}

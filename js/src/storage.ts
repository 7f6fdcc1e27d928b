/**
 * Keeps drafts in the browser's IndexedDB, so that an edit outlives a reload, a crash and a closed tab.
 *
 * @module
 */

import { Database, type DraftRecord } from "./storage/database.js";
import type { Release } from "./storage/presence.js";
import { Presence } from "./storage/presence.js";
import { restore } from "./storage/restore.js";
import { DraftWriter } from "./storage/stored-draft.js";
import { TabChannel } from "./storage/tab-channel.js";
import { toError } from "./storage/to-error.js";
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
  let channel: TabChannel | null = null;

  return {
    async open(endpoint, key, base, options = {}) {
      if (typeof key !== "string" || key === "")
        throw new TypeError("The key of a draft must be a string that names its resource.");
      const { onFailure, onOtherTab, ...draftOptions } = options;
      channel ??= new TabChannel(name);
      const tab = newTabName();
      const presence = new Presence(name, channel, key);
      const release = await presence.hold(tab);
      const openContext = { endpoint, base, options: draftOptions, tab };
      try {
        const { orphaned, open, claims, failure } = await readRecords(database, presence, key);
        const restored = restore(openContext, orphaned);
        if (failure !== null) onFailure?.(failure);
        const context = { database, channel, presence, key, tab, interval, options, openContext, release };
        return new DraftWriter(context, { ...restored, open, claims, failure });
      } catch (problem) {
        release();
        throw problem;
      }
    },
    keys: () => database.keys(),
  };
}

interface ReadRecords {
  /** The records of tabs that are gone, latest first. */
  readonly orphaned: readonly DraftRecord[];
  /** The records of tabs that are open. */
  readonly open: readonly DraftRecord[];
  readonly claims: Map<string, Release>;
  readonly failure: Error | null;
}

/** Reads the records of a resource, and claims those of tabs that are gone. */
async function readRecords(database: Database, presence: Presence, key: string): Promise<ReadRecords> {
  let claims = new Map<string, Release>();
  try {
    claims = await presence.claim((await database.read(key)).map(({ tab }) => tab));
    // Before the claim another tab may have merged a record.
    const records = await database.read(key);
    return {
      orphaned: records.filter(({ tab }) => claims.has(tab)),
      open: records.filter(({ tab }) => !claims.has(tab)),
      claims,
      failure: null,
    };
  } catch (problem) {
    for (const release of claims.values()) release();
    return { orphaned: [], open: [], claims: new Map(), failure: toError(problem) };
  }
}

/** Unlike any other tab's. `crypto.randomUUID` is for secure pages only, and this is no secret. */
function newTabName(): string {
  const words = crypto.getRandomValues(new Uint32Array(4));
  return Array.from(words, (word) => word.toString(36)).join("-");
}

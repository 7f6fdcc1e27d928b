/**
 * Stores drafts in the browser's IndexedDB, so that edits survive a reload, a crash and a closed tab.
 *
 * @module
 */

import { optionNames } from "./endpoint/options.js";
import { checkOptions } from "./errors/suggestions.js";
import { Database } from "./storage/database.js";
import type { DraftRecord } from "./storage/draft-record.js";
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

/**
 * Creates a store of drafts. Stores with the same name share their records. The database is opened with the first draft.
 *
 * @param options - `name` of the database (default `"resume-patch"`) and `interval` in milliseconds between two writes of
 * a draft (default 300).
 * @returns A store.
 * @throws TypeError if `interval` is negative or not a number.
 * @example
 * ```ts
 * const store = draftStore();
 * const stored = await store.open(experience, "/resume/base/experience/7f3c1d52/", base);
 * stored.draft.set("/city", "Delft");
 * await stored.close(); // the next `open` with this key restores the edit
 * ```
 */
export function draftStore(storeOptions: DraftStoreOptions = {}): DraftStore {
  checkOptions(storeOptions, ["name", "interval"]);
  const { name = "resume-patch", interval = 300 } = storeOptions;
  if (!(interval >= 0))
    throw new TypeError('The option "interval" must be a number of milliseconds, at least 0.');
  const database = new Database(name);
  let channel: TabChannel | null = null;

  return {
    async open(endpoint, key, base, options = {}) {
      if (typeof key !== "string" || key === "")
        throw new TypeError(
          "The key of a draft must be a string that is not empty, such as the URL of its resource.",
        );
      if (typeof endpoint?.open !== "function")
        throw new TypeError(
          'The endpoint must be one of "resume-patch"; "resume-patch/core" opens no drafts.',
        );
      checkOptions(options, ["onFailure", "onOtherTab", ...optionNames.openStored]);
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

/** The records of a resource, by the state of their tabs. */
interface ReadRecords {
  /** The records of closed tabs, latest first. */
  readonly orphaned: readonly DraftRecord[];
  /** The records of tabs that are open. */
  readonly open: readonly DraftRecord[];
  /** The claims of records of closed tabs, by tab. */
  readonly claims: Map<string, Release>;
  readonly failure: Error | null;
}

/** Reads the records of a resource, and claims those of closed tabs. */
async function readRecords(database: Database, presence: Presence, key: string): Promise<ReadRecords> {
  let claims = new Map<string, Release>();
  try {
    claims = await presence.claim((await database.read(key)).map(({ tab }) => tab));
    // Read again, because another tab may have merged a record before the claim.
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

/** Returns a unique name. `crypto.randomUUID` exists in secure contexts only. */
function newTabName(): string {
  const words = crypto.getRandomValues(new Uint32Array(4));
  return Array.from(words, (word) => word.toString(36)).join("-");
}

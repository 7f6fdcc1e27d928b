// Records of the page's own server that cannot be read. They are moved aside, so that no later change overwrites them.
import { textOf } from "../editing/stored-text";
import { isObject, memberOf } from "../resume/document";
import type { Database } from "./store";

/** The store that a record was found in. */
export type DamagedStore = "experiences" | "resumes";

const DAMAGED = /^\/damaged\/(experiences|resumes)\/$/u;

/** The range of keys under which the damaged records of a store are kept, in the store of the resumes. */
const keysOf = (store: DamagedStore): IDBKeyRange =>
  IDBKeyRange.bound(`damaged/${store}/`, `damaged/${store}/\uffff`);

/** Returns whether a stored value can be an experience of the list. */
export const isExperience = (value: unknown): boolean =>
  isResume(value) &&
  typeof memberOf(value, "id") === "string" &&
  typeof memberOf(value, "created_at") === "string";

/** Returns whether a stored value can be a resume: an object that JSON can carry. Browsers store maps and cycles, too. */
export function isResume(value: unknown): boolean {
  if (!isObject(value) || Object.getPrototypeOf(value) !== Object.prototype) return false;
  try {
    JSON.stringify(value);
    return true;
  } catch {
    return false;
  }
}

/**
 * Moves a damaged record aside.
 *
 * @param replacement Stored in its place, if there is one.
 */
export async function setAside(
  database: Database,
  store: DamagedStore,
  key: IDBValidKey,
  replacement?: { readonly id: string },
): Promise<void> {
  const transaction = database.transaction(["experiences", "resumes"], "readwrite");
  const records = transaction.objectStore(store);
  const stored: unknown = await records.get(key as string);
  // Another tab may have moved it already.
  const isDamaged = stored !== undefined && !(store === "resumes" ? isResume(stored) : isExperience(stored));
  if (isDamaged) {
    const name = `damaged/${store}/${String(key)}/${Date.now()}`;
    await transaction.objectStore("resumes").put({ record: stored }, name);
    await records.delete(key as string);
    if (replacement) await transaction.objectStore("experiences").put(replacement as never);
  }
  await transaction.done;
}

/** Responds to requests about damaged records; null for other requests. */
export async function respondAboutDamage(
  database: Database | null,
  path: string,
  request: Request,
): Promise<Response | null> {
  const [, store] = DAMAGED.exec(path) ?? [];
  if (store === undefined) return null;
  const range = keysOf(store as DamagedStore);
  if (request.method === "DELETE") {
    await database?.delete("resumes", range);
    return new Response(null, { status: 204 });
  }
  const damaged = (await database?.getAll("resumes", range)) ?? [];
  return Response.json(damaged.map(({ record }) => textOf(record)));
}

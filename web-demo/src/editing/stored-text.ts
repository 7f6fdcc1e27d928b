// Texts in the browser's storage that the page cannot open.
import type { StoredDraft } from "resume-patch/storage";

/** A stored text that cannot be opened. It stays stored until the person deletes it. */
export interface StoredText {
  readonly text: string;
  /** Deletes the text. Resolves with false when it could not be deleted. */
  remove(): Promise<boolean>;
}

/** Returns the texts of the records that a draft could not open. */
export function unreadableTexts({ unreadable }: StoredDraft<unknown, unknown>): readonly StoredText[] {
  return unreadable.map(({ saved, discard }) => ({
    text: saved,
    remove: () => discard().catch(() => false),
  }));
}

/** Deletes texts. Resolves with those that could not be deleted. */
export async function removeAll(texts: readonly StoredText[]): Promise<readonly StoredText[]> {
  const removed = await Promise.all(texts.map((stored) => stored.remove()));
  return texts.filter((_, index) => removed[index] === false);
}

/** Returns the text of any value that a browser can store. */
export function textOf(value: unknown): string {
  if (typeof value === "string") return value;
  try {
    return JSON.stringify(value, null, 2) ?? "";
  } catch {
    return String(value); // a BigInt or a cycle
  }
}

/** Discards the edits of a draft for good, and those that could not be merged. Unreadable records stay stored. */
export async function discardEdits(stored: StoredDraft<unknown, unknown>): Promise<void> {
  stored.draft.setServerIssues([]);
  stored.draft.setUnconfirmed(null);
  stored.draft.revert();
  for (const { reason, discard } of stored.otherEdits) if (reason === "unmergeable") await discard();
  await stored.flush();
}

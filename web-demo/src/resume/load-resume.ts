import type { StoredDraft } from "resume-patch/storage";
import type { DraftNotices } from "../editing/draft-notices";
import { drafts } from "../editing/drafts";
import type { Resume, ResumeEndpoint, ResumeUpdate } from "../library";
import type { ResumeTarget } from "./resume-target";

/** An open resume with its stored edits. */
export interface OpenResume {
  readonly storedDraft: StoredDraft<Resume, ResumeUpdate>;
  /** The address it was loaded from. */
  readonly address: string;
}

/** Opens a resume that has been loaded. */
export type ResumeOpener = () => Promise<OpenResume>;

/** Loads a resume. Resolves with a message when that fails. */
export async function loadResume(
  endpoint: ResumeEndpoint,
  { address, client, ids }: ResumeTarget,
  notices: DraftNotices,
): Promise<ResumeOpener | string> {
  const loaded = await client.load(ids);
  if (loaded.kind !== "loaded") return loaded.message;
  const { base } = loaded.draft;
  loaded.draft.close();
  return async () => {
    const storedDraft = await drafts.open(endpoint, address, base, { ...notices.options, text: "words" });
    notices.show(storedDraft);
    return { storedDraft, address };
  };
}

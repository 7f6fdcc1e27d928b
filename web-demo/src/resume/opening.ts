import type { StoredDraft } from "resume-patch/storage";
import { drafts } from "../editing/drafts";
import type { KeptNotices } from "../editing/notices";
import type { Resume, ResumeEndpoint, ResumeUpdate } from "../library";
import type { Target } from "./target";

/** A resume with the edits that were kept of it. */
export interface OpenResume {
  readonly kept: StoredDraft<Resume, ResumeUpdate>;
  /** Where it was read. */
  readonly address: string;
}

/** Opens a resume that was read. */
export type Opening = () => Promise<OpenResume>;

/** Reads a resume, or says in a sentence why that cannot be. */
export async function findResume(
  endpoint: ResumeEndpoint,
  { address, client, ids }: Target,
  notices: KeptNotices,
): Promise<Opening | string> {
  const loaded = await client.load(ids);
  if (loaded.kind !== "loaded") return loaded.message;
  const { base } = loaded.draft;
  loaded.draft.close();
  return async () => {
    const kept = await drafts.open(endpoint, address, base, { ...notices.options, text: "words" });
    notices.show(kept);
    return { kept, address };
  };
}

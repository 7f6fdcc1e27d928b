import { draftStore } from "resume-patch/storage";

/** Stores the unsaved edits of all browser tabs, keyed by the address of the resource. */
export const drafts = draftStore({ name: "resume-patch-demo-drafts" });

import { draftStore } from "resume-patch/storage";

/** Where the unsaved edits of all tabs are kept, each under the address of what is edited. */
export const drafts = draftStore({ name: "resume-patch-demo-drafts" });

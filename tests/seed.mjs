// Gives properties the same random documents in each run, so that the result of one commit is always the same.
// RESUME_PATCH_SEED selects other documents.
import fc from "fast-check";

fc.configureGlobal({ seed: Number(process.env.RESUME_PATCH_SEED ?? 20261121) });

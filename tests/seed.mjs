// Properties are tried with the same documents at every run, so that the checks of one commit always end alike.
// RESUME_PATCH_SEED chooses others.
import fc from "fast-check";

fc.configureGlobal({ seed: Number(process.env.RESUME_PATCH_SEED ?? 20261121) });

import type { Endpoint, Experience, ExperienceUpdate, Patch } from "resume-patch";

export type { Change, Encoding, Experience, Field, Ignored, Issue } from "resume-patch";

export type ExperienceEndpoint = Endpoint<Experience, ExperienceUpdate>;
export type ExperiencePatch = Patch<ExperienceUpdate>;

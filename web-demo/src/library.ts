import type {
  Draft,
  Endpoint,
  Experience,
  ExperienceUpdate,
  Patch,
  Resume,
  ResumeUpdate,
} from "resume-patch";

export type {
  Change,
  Conflict,
  ConflictChoice,
  EncodedBody,
  Encoding,
  Experience,
  ExperienceUpdate,
  Field,
  Ignored,
  Issue,
  Operation,
  Resume,
  ServerError,
  TextRange,
  TextRanges,
} from "resume-patch";

export type ExperienceEndpoint = Endpoint<Experience, ExperienceUpdate>;
export type ExperienceDraft = Draft<Experience, ExperienceUpdate>;
export type ExperiencePatch = Patch<ExperienceUpdate>;
export type ResumeEndpoint = Endpoint<Resume, ResumeUpdate>;
export type PatchOfResume = Patch<ResumeUpdate>;
export type { ResumeUpdate };
export type ResumeDraft = Draft<Resume, ResumeUpdate>;

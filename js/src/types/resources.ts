import type { operations as affindaRead } from "../generated/affinda-read.js";
import type { operations as affindaWrite } from "../generated/affinda-write.js";
import type { operations as letrazRead } from "../generated/letraz-read.js";
import type { operations as letrazWrite } from "../generated/letraz-write.js";

type Answer<Operation> = Operation extends {
  responses: { 200: { content: { "application/json": infer Body } } };
}
  ? NonNullable<Body>
  : never;

type Request<Operation> = Operation extends { requestBody?: infer Content }
  ? NonNullable<Content> extends { content: { "application/json": infer Body } }
    ? NonNullable<Body>
    : never
  : never;

/** A work experience, as Letraz returns it. */
export interface Experience extends Answer<letrazRead["resume_experience_partial_update"]> {}

/** The request body that changes a work experience. */
export interface ExperienceUpdate extends Request<letrazWrite["resume_experience_partial_update"]> {}

/** A parsed resume, as Affinda returns it. */
export interface Resume extends Answer<affindaRead["updateResumeData"]> {}

/** The request body that changes a parsed resume. */
export interface ResumeUpdate extends Request<affindaWrite["updateResumeData"]> {}

import { load } from "resume-patch";
import { respondAboutDamage } from "./damaged";
import { changeExperience } from "./experience-change";
import { errorResponse, notFound } from "./experience-errors";
import { respondAboutResume } from "./resume-routes";
import { findExperience, listExperiences, openResumeDatabase, resetExperiences } from "./store";

const RESUME_ID = "base";
const EXPERIENCES = /^\/resume\/([^/]+)\/experience\/(?:([^/]+)\/)?$/u;
const RESET = "/sample-data/";

/**
 * Responds to a request to the page's own server.
 * @param path The part of the URL after the server's address.
 */
export async function respond(path: string, request: Request): Promise<Response> {
  try {
    if (path === RESET && request.method === "DELETE") {
      await resetExperiences();
      return new Response(null, { status: 204 });
    }
    const aboutDamage = await respondAboutDamage(await openResumeDatabase(), path, request);
    if (aboutDamage) return aboutDamage;
    const aboutResume = await respondAboutResume(path, request);
    if (aboutResume) return aboutResume;
    const [, resumeId, id] = EXPERIENCES.exec(path) ?? [];
    if (resumeId !== RESUME_ID) return notFound();
    return id === undefined
      ? await respondWithList(request)
      : await respondWithExperience(decodeURIComponent(id), request);
  } catch (error) {
    return errorResponse(500, "internal", error instanceof Error ? error.message : String(error));
  }
}

async function respondWithList(request: Request): Promise<Response> {
  return request.method === "GET" ? Response.json(await listExperiences()) : methodNotAllowed();
}

async function respondWithExperience(id: string, request: Request): Promise<Response> {
  const stored = await findExperience(id);
  if (!stored) return notFound();
  if (request.method === "GET") return Response.json(stored);
  if (request.method !== "PATCH") return methodNotAllowed();
  return changeExperience((await load()).letraz.experience, stored, request);
}

const methodNotAllowed = (): Response =>
  errorResponse(405, "method_not_allowed", "Only GET and PATCH are supported.");

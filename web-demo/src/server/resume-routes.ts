import { load } from "resume-patch";
import { SAMPLE_IDENTIFIER } from "../resume/identifier";
import { editAsColleague } from "./colleague";
import { changeResume } from "./resume-change";
import { methodNotAllowed, noSuchResume } from "./resume-errors";
import { findResume, resetResume } from "./resume-store";

const RESUME = /^\/v2\/resumes\/([^/]+)$/u;
const SAMPLE = "/sample-resume/";

/** Responds to requests about the whole resume; null for other requests. */
export async function respondAboutResume(path: string, request: Request): Promise<Response | null> {
  if (path === SAMPLE && request.method === "DELETE") {
    await resetResume();
    return new Response(null, { status: 204 });
  }
  if (path === `${SAMPLE}colleague/` && request.method === "POST") return editAsColleague(request);
  const [, identifier] = RESUME.exec(path) ?? [];
  if (identifier === undefined) return null;
  if (decodeURIComponent(identifier) !== SAMPLE_IDENTIFIER) return noSuchResume();
  const stored = await findResume();
  if (request.method === "GET") {
    const meta = { identifier: SAMPLE_IDENTIFIER, ready: true, failed: false };
    return Response.json({ data: stored, meta, error: { errorCode: null, errorDetail: null } });
  }
  if (request.method !== "PATCH") return methodNotAllowed();
  return changeResume((await load()).affinda.resume, stored, request);
}

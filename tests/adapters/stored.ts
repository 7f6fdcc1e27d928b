// The resources of the example apps, as their servers return them, and a server in the page.
import type { Experience, Resume } from "resume-patch";

export const storedJob = {
  id: "7f3c1d52",
  company_name: "Initech",
  job_title: "Engineer",
  employment_type: "Full Time",
  started_from_year: 2019,
  current: true,
} as Experience;

export const storedResume = {
  languages: ["Dutch", "English"],
  workExperience: [
    { id: 1, jobTitle: "Engineer" },
    { id: 2, jobTitle: "Manager" },
  ],
} as unknown as Resume;

/** Stores one experience. It refuses the city "Atlantis", and records the bodies of the requests. */
export class JobServer {
  readonly bodies: string[] = [];
  job: Record<string, unknown> = { ...storedJob };

  readonly fetch = async (_: string, { method, body }: RequestInit): Promise<Response> => {
    if (method !== "PATCH") return Response.json(this.job);
    this.bodies.push(String(body));
    const change: Record<string, unknown> = JSON.parse(String(body));
    if (change.city === "Atlantis") {
      const details = JSON.stringify({ city: ["There is no such city."] });
      const error = { code: 400, message: "The request is invalid.", details };
      return Response.json({ status: "error", data: null, error }, { status: 400 });
    }
    Object.assign(this.job, change);
    return Response.json(this.job);
  };
}

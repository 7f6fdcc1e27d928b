import type { PageServer } from "../server/connect";
import { isObject, memberOf } from "./document";

interface Edit {
  readonly who: string;
  /** The resume as it is stored now. */
  readonly resume: object;
}

/** Has the page's own server play a colleague who edits the stored resume, at one of `places` if there are any. */
export async function letColleagueEdit(server: PageServer, paths: readonly string[]): Promise<Edit> {
  const request = new Request(`${server.baseUrl}/sample-resume/colleague/`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ paths }),
  });
  const response = await server.fetch(request);
  const answer: unknown = await response.json();
  const resume = memberOf(answer, "resume");
  if (!response.ok || !isObject(resume)) throw new Error(`the page's server answered ${response.status}`);
  return { who: String(memberOf(answer, "who")), resume };
}

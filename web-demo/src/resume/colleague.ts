import type { PageServer } from "../server/connect";
import { isObject, memberOf } from "./document";

interface Edit {
  readonly who: string;
  /** The stored resume after the edit. */
  readonly resume: object;
}

/** Lets the page's own server edit the stored resume as a colleague, at one of `paths` if there are any. */
export async function letColleagueEdit(server: PageServer, paths: readonly string[]): Promise<Edit> {
  const request = new Request(`${server.baseUrl}/sample-resume/colleague/`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ paths }),
  });
  const response = await server.fetch(request);
  const content: unknown = await response.json();
  const resume = memberOf(content, "resume");
  if (!response.ok || !isObject(resume))
    throw new Error(`the page's server responded with ${response.status}`);
  return { who: String(memberOf(content, "who")), resume };
}

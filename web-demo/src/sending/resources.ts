import type { PageServer } from "../server/connect";

/** Fetches the experiences of the page's own server. */
export async function fetchExperiences(server: PageServer): Promise<object[]> {
  const response = await server.fetch(`${server.baseUrl}/resume/base/experience/`);
  if (!response.ok) throw new Error(`the page's server responded with ${response.status}`);
  return response.json();
}

/** Resets the page's own server to the sample data. */
export async function resetSampleData(server: PageServer): Promise<void> {
  await server.fetch(`${server.baseUrl}/sample-data/`, { method: "DELETE" });
}

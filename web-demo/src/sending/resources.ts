import type { PageServer } from "../server/connect";

/** The experiences that the page's own server holds. */
export async function fetchExperiences(server: PageServer): Promise<object[]> {
  const response = await server.fetch(`${server.baseUrl}/resume/base/experience/`);
  if (!response.ok) throw new Error(`the page's server answered ${response.status}`);
  return response.json();
}

/** Brings the page's own server back to its samples. */
export async function resetSampleData(server: PageServer): Promise<void> {
  await server.fetch(`${server.baseUrl}/sample-data/`, { method: "DELETE" });
}

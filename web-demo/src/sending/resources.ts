import type { StoredText } from "../editing/stored-text";
import type { PageServer } from "../server/connect";
import type { DamagedStore } from "../server/damaged";

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

/** Returns what the page's own server stores but cannot open. */
export async function fetchDamaged(server: PageServer, store: DamagedStore): Promise<readonly StoredText[]> {
  const url = `${server.baseUrl}/damaged/${store}/`;
  const remove = async (): Promise<boolean> => {
    const response = await server.fetch(url, { method: "DELETE" }).catch(() => null);
    return response?.ok === true;
  };
  const response = await server.fetch(url);
  const texts: readonly string[] = response.ok ? await response.json() : [];
  return texts.map((text) => ({ text, remove }));
}

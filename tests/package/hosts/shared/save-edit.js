// What every host runs, through the package's public interface: load an experience, type into two fields, correct one, send.
import { letrazClient } from "resume-patch/client";

/**
 * @param load the `load` of the entry under test
 * @param baseUrl the API's URL
 * @returns "sent Mills" if everything went well
 */
export async function saveEdit(load, baseUrl) {
  const { experience } = (await load()).letraz;
  const client = letrazClient({ endpoint: experience, baseUrl, auth: { type: "bearer", token: "secret" } });
  const ids = { resumeId: "base", id: "7" };
  const loaded = await client.load(ids);
  if (loaded.kind !== "loaded") throw new Error(`${loaded.kind}: ${loaded.message}`);
  const { draft } = loaded;
  draft.setFromInput("/company_name", "Mills");
  draft.setFromInput("/finished_at_year", "20x4");
  const refused = await client.send(draft, ids);
  if (refused.kind !== "invalid") throw new Error(`An invalid draft was not refused: ${refused.kind}`);
  draft.setFromInput("/finished_at_year", "2024");
  const result = await client.send(draft, ids);
  const outcome = `${result.kind} ${draft.value.company_name} ${draft.dirty ? "dirty" : "clean"}`;
  draft.close();
  return outcome;
}

/** Runs `saveEdit` and returns its outcome or its error as a text. */
export function tryEdit(load, baseUrl) {
  return saveEdit(load, baseUrl).catch((failure) => `${failure?.stack ?? failure}`);
}

/** Runs `saveEdit` and reports its outcome or its error to the server. */
export async function reportEdit(load, origin) {
  const outcome = await tryEdit(load, `${origin}/api/`);
  await fetch(`${origin}/outcome`, { method: "POST", body: outcome });
  return outcome;
}

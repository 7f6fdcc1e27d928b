import type { LetrazIds } from "resume-patch/client";
import type { Change, Field } from "../library";
import type { ExperienceClient } from "../sending/letraz";
import { propertyOf } from "./form";

const SUFFIX = " (edited by Maria)";

/** Returns whether a field takes free text. */
const isFreeText = ({ type, options, input }: Field): boolean =>
  type === "string" && !options && (input === undefined || input === "html" || input === "multiline");

/**
 * Edits a job on the server through another client: one text that is being edited here and one that is not.
 */
export async function editAsSomeoneElse(
  client: ExperienceClient,
  ids: LetrazIds,
  fields: readonly Field[],
  changes: readonly Change[],
): Promise<void> {
  const loaded = await client.load(ids);
  if (loaded.kind !== "loaded") return;
  using draft = loaded.draft;
  const edited = new Set(changes.map(({ path }) => propertyOf(path)));
  const texts = fields.filter((field) => isFreeText(field) && typeof draft.get(field.path) === "string");
  const same = texts.find(({ name }) => edited.has(name));
  const other = texts.find(({ name }) => !edited.has(name) && name !== "user" && name !== "resume_section");
  for (const field of [same, other]) {
    if (field) draft.set(field.path, `${draft.get(field.path)}${SUFFIX}`);
  }
  await client.send(draft, ids);
}

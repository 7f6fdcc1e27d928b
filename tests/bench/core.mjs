// The first result of the smaller module, which does the same as the whole one does in ours.mjs.
import { jsonText, load } from "../../dist/core.js";

/** @param {"experience" | "resume"} kind */
export async function firstResult(kind, bytes) {
  const { letraz, affinda } = await load();
  const body = jsonText(bytes);
  const report =
    kind === "resume"
      ? affinda.resume.validateResponse(body, { rules: "off" })
      : letraz.experience.validate(body, { rules: "off" });
  return report.valid;
}

// The validation of either module. A resume is validated as a response, an experience as a request. The rules, for which
// ajv has no counterpart, are off unless a row states otherwise.

/** @param {"experience" | "resume"} kind */
export function validatorOf({ letraz, affinda }, kind) {
  return kind === "resume"
    ? (body, rules = "off") => affinda.resume.validateResponse(body, { rules })
    : (body, rules = "off") => letraz.experience.validate(body, { rules });
}

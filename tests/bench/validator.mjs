// What either module of this package is asked. A resume is checked as a response, an experience as a request; the rules,
// which ajv has no counterpart for, are off except where a row says otherwise.

/** @param {"experience" | "resume"} kind */
export function validatorOf({ letraz, affinda }, kind) {
  return kind === "resume"
    ? (body, rules = "off") => affinda.resume.validateResponse(body, { rules })
    : (body, rules = "off") => letraz.experience.validate(body, { rules });
}

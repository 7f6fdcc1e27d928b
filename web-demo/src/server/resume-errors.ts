interface RefusedField {
  /** The dotted path; null for the request as a whole. */
  readonly attr: string | null;
  readonly code: string;
  readonly detail: string;
}

/** Returns an error in Affinda's RequestError format. */
export function refusal(errors: readonly RefusedField[], status = 400): Response {
  const type = status === 400 ? "validation_error" : "client_error";
  return Response.json({ type, errors }, { status });
}

export const noSuchResume = (): Response =>
  refusal([{ attr: null, code: "not_found", detail: "Not found." }], 404);

export const methodNotAllowed = (): Response =>
  refusal([{ attr: null, code: "method_not_allowed", detail: "Only GET and PATCH are supported." }], 405);

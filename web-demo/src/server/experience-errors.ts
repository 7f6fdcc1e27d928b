export type FieldErrors = Readonly<Record<string, readonly string[]>>;

/** Returns an error in Letraz's ErrorEnvelope. `details` holds the field errors as JSON text. */
export function errorResponse(status: number, code: string, message: string, errors?: FieldErrors): Response {
  const error = {
    uuid: crypto.randomUUID(),
    code,
    message,
    details: errors === undefined ? "" : JSON.stringify(errors),
    extra: "",
  };
  return Response.json({ error }, { status });
}

export const notFound = (): Response => errorResponse(404, "not_found", "No such experience in this resume.");

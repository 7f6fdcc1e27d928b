// An HTTP server that refuses every PATCH with Letraz's ErrorEnvelope.
import { answer, listen } from "../servers/http.mjs";

/**
 * @param {Record<string, string[]>} errors by property
 * @returns {Promise<{ url: string, stop: () => Promise<void> }>} `url` has no slash at its end
 */
export function startRefusingServer(errors) {
  const error = {
    uuid: "3f1c7b52-9d0e-4a55-8f1c-0d8a4f3f8b21",
    code: "validation_error",
    message: "Some fields were refused.",
    details: JSON.stringify(errors),
    extra: "",
  };
  return listen((request, response) => {
    request.resume();
    if (request.method === "OPTIONS") answer(request, response, 204);
    else answer(request, response, 400, { error });
  });
}

import type { DraftErrorCode, JsonErrorCode, Limit } from "../errors/errors.js";
import { DraftError, JsonError, LimitError, OpenApiError } from "../errors/errors.js";
import type { PatchFailure } from "../errors/patch-error.js";
import { PatchError } from "../errors/patch-error.js";

/** The details of a failed call, as wasm/bindings writes them. */
type Failure =
  | { error: "json"; code: JsonErrorCode; offset: number; line: number; column: number }
  | { error: "limit"; limit: Limit; maximum?: number }
  | { error: "openapi"; code: string; path: string; reason: string }
  | ({ error: "patch" } & PatchFailure)
  | { error: "draft"; code: DraftErrorCode; path: string }
  | { error: "type"; path: string; expected: string };

/** Makes the error for the details of a failed call. */
export function errorFromDetails(details: string): Error {
  const failure: Failure = JSON.parse(details);
  switch (failure.error) {
    case "json":
      return new JsonError(failure.code, failure);
    case "limit":
      return new LimitError(failure.limit, failure.maximum);
    case "openapi":
      return new OpenApiError(failure.code, failure.path, failure.reason);
    case "patch":
      return new PatchError(failure);
    case "draft":
      return new DraftError(failure.code, failure.path);
    case "type":
      return new TypeError(
        `A resource must be a JSON ${failure.expected}; pass JSON text or bytes as jsonText(text).`,
      );
  }
}

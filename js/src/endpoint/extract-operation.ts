import { JsonText } from "../json/json-text.js";
import { resultOf } from "../module/compiled-operation.js";
import type { Engine } from "../module/engine.js";
import { errorFromDetails } from "../module/failure.js";
import { copyText, readDetails } from "../module/output.js";
import { prepareDocument } from "../module/prepare-input.js";
import { reachablePart } from "./openapi-part.js";

/** The positions of the two inputs. The document has the last one, so calls with fewer inputs do not replace it. */
const operationPosition = 0;
const documentPosition = 3;

/**
 * Returns the JSON text of the part of an OpenAPI document that an operation reaches. The same `JsonText` for several
 * operations is parsed once.
 *
 * @throws `OpenApiError` if the document has no such operation.
 */
export function extractOperation(engine: Engine, openapi: unknown, operationId: string): Uint8Array {
  const document = JsonText.isJsonText(openapi) ? openapi : reachablePart(openapi, operationId);
  const inputs = [JSON.stringify(operationId), undefined, undefined, prepareDocument(document)];
  const result = engine.runAndKeepInput(
    documentPosition,
    inputs,
    (module) => module.extractOperation(documentPosition, operationPosition),
    (module, status) => ({ status, details: readDetails(module), text: copyText(module) }),
  );
  engine.releaseMemory();
  const { status, details, text } = resultOf(result);
  if (status !== 0) throw errorFromDetails(details);
  return text;
}

import { ValueError } from "../../errors/errors.js";
import { parsePointer } from "../../json/pointer.js";
import type { CompiledOperation } from "../../module/compiled-operation.js";
import type { Report } from "../../types/issue.js";
import type { StandardIssue, StandardJsonSchemaOptions, StandardProps } from "../../types/standard-schema.js";
import { standaloneRequestSchema } from "./request-schema.js";

/** The part of an endpoint that the properties use. */
interface Validates {
  validate(value: unknown): Report;
}

/** Splits a JSON Pointer into the names and indexes of a value; indexes of lists are numbers. */
export function pathSegments(path: string, value: unknown): (string | number)[] {
  let here = value;
  return parsePointer(path).map((name) => {
    const step = Array.isArray(here) ? Number(name) : name;
    here = Object(here)[step];
    return step;
  });
}

/** Returns the errors of a value. A value that JSON cannot carry, such as NaN or a file, is an error, too. */
function errorsOf(value: unknown, endpoint: Validates): StandardIssue[] {
  try {
    return endpoint
      .validate(value)
      .issues.flatMap(({ severity, path, code, params, message }) =>
        severity === "error" ? [{ path: pathSegments(path, value), code, params, message }] : [],
      );
  } catch (failure) {
    if (!(failure instanceof ValueError)) throw failure;
    const { path, name, message } = failure;
    return [{ path: pathSegments(path, value), code: name, params: {}, message }];
  }
}

/**
 * Makes the value of `~standard`. Its functions do not use `this`.
 *
 * @param schemaPointer - Returns the JSON Pointer of the request schema in the compiled document, if it has one.
 */
export function makeStandardProps<Write>(
  endpoint: Validates,
  compiled: Pick<CompiledOperation, "readDocument">,
  schemaPointer: () => string | undefined,
): StandardProps<Write> {
  const schema = ({ target }: StandardJsonSchemaOptions): Record<string, unknown> => {
    if (target === "openapi-3.0") return standaloneRequestSchema(compiled.readDocument(), schemaPointer());
    throw new TypeError(`The target "${target}" is not supported; use "openapi-3.0".`);
  };
  return {
    version: 1,
    vendor: "resume-patch",
    validate(value: unknown) {
      const issues = errorsOf(value, endpoint);
      // A value without issues has the type of the schema.
      return issues.length > 0 ? { issues } : { value: value as Write };
    },
    jsonSchema: { input: schema, output: schema },
  };
}

/**
 * A resolver for React Hook Form: the form's strings are read as `fromForm` reads them, its errors keep the codes
 * and the parameters of the issues, and what it hands to `handleSubmit` goes straight into `update`.
 *
 * @module
 */
import type { FieldError, FieldValues, Resolver } from "react-hook-form";
import { readValues } from "./endpoint/form/read-values.js";
import type { IssueError } from "./react-hook-form/errors.js";
import { reportToBrowser, textAt, toErrors } from "./react-hook-form/errors.js";
import type { CoreEndpoint } from "./types/core-endpoint.js";
import type { Issue } from "./types/issue.js";
import type { PatchOptions, Resource } from "./types/options.js";

export type { IssueError } from "./react-hook-form/errors.js";

/** How a form is checked. */
export interface ResolverSettings<Read, Write> extends PatchOptions {
  /**
   * The stored resource. With it the edit is checked as `update(base, values)` does: rules see the whole, and
   * neither read-only members nor what the person left as it was are errors. Without it the values are checked as
   * a request.
   */
  base?: Resource<Read, Write> | undefined;
}

/**
 * Makes the resolver of an endpoint's forms, for `useForm({ resolver })`. Names are the properties', with dots:
 * "workExperience.0.jobTitle". Warnings are no errors.
 */
export function resumePatchResolver<Read, Write, Values extends FieldValues = FieldValues>(
  endpoint: CoreEndpoint<Read, Write>,
  settings: ResolverSettings<Read, Write> = {},
): Resolver<Values, unknown, Write> {
  const { base, ...options } = settings;
  const check = (value: unknown): readonly Issue[] =>
    base === undefined
      ? endpoint.validate(value, options).issues
      : endpoint.update(base, value as Write, options).issues;

  return (values, _, form) => {
    const { value, issues } = readValues(endpoint, values, {
      hasBase: base !== undefined,
      textAt: (path) => textAt(form.fields, path),
    });
    const found = [...issues, ...checked(() => check(value))].filter(({ severity }) => severity === "error");
    const errors = toErrors(found, values, form);
    if (form.shouldUseNativeValidation === true) reportToBrowser(errors, form);
    // Without an issue the value is what the request's schema describes.
    return found.length > 0 ? { values: {}, errors } : { values: value as Write, errors: {} };
  };
}

/** The issue that an error tells of; undefined for an error that comes from elsewhere. */
export function issueOf(error: Partial<FieldError> | undefined): Issue | undefined {
  return (error as Partial<IssueError> | undefined)?.issue;
}

/** What JSON cannot carry, such as a list of files, is an issue at its place. */
function checked(check: () => readonly Issue[]): readonly Issue[] {
  try {
    return check();
  } catch (failure) {
    // By its name: the class belongs to another bundle.
    if (!(failure instanceof TypeError) || failure.name !== "ValueError") throw failure;
    const { message, name } = failure;
    const path = String(Reflect.get(failure, "path"));
    return [{ path, code: name, severity: "error", params: {}, message }];
  }
}

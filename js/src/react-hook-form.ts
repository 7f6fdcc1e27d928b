/**
 * A resolver for React Hook Form. It reads the form's strings as `fromForm` does. Its errors keep the code and the
 * parameters of each issue, and `update` accepts the values of `handleSubmit`.
 *
 * @module
 */
import type { FieldError, FieldValues, Resolver } from "react-hook-form";
import { readValues } from "./endpoint/form/read-values.js";
import { checkOptions } from "./errors/suggestions.js";
import type { IssueError } from "./react-hook-form/errors.js";
import { reportToBrowser, textAt, toErrors } from "./react-hook-form/errors.js";
import type { CoreEndpoint } from "./types/core-endpoint.js";
import type { Issue, IssueBase } from "./types/issue.js";
import type { PatchOptions, Resource } from "./types/options.js";

export type { IssueError } from "./react-hook-form/errors.js";

/** Options of {@link resumePatchResolver}. */
export interface ResolverSettings<Read, Write> extends PatchOptions {
  /**
   * The stored resource. With it, the resolver validates the edit as `update(base, values)` does: rules see the whole
   * resource, and read-only members and unchanged values cause no errors. Without it, the values are validated as a
   * request.
   *
   * @defaultValue `undefined`
   */
  base?: Resource<Read, Write> | undefined;
}

/**
 * Creates the resolver of an endpoint's forms, for `useForm({ resolver })`.
 *
 * Fields are named after properties, with dots: `workExperience.0.jobTitle`. Warnings do not prevent a submit.
 *
 * @param endpoint - The endpoint that receives the form.
 * @param settings - The stored resource and the options of the patch.
 * @returns A resolver. Its values are the body for `update(base, values)`.
 * @example
 * ```ts
 * const form = useForm({
 *   resolver: resumePatchResolver(experience, { base: stored }),
 *   defaultValues: experience.toForm(stored),
 * });
 * const submit = form.handleSubmit((values) => console.log(experience.update(stored, values).bodyText));
 * ```
 */
export function resumePatchResolver<Read, Write, Values extends FieldValues = FieldValues>(
  endpoint: CoreEndpoint<Read, Write>,
  settings: ResolverSettings<Read, Write> = {},
): Resolver<Values, unknown, Write> {
  checkOptions(settings, ["base", "rules", "today", "nulls"]);
  const { base, ...options } = settings;
  const { rules, today } = options;
  const check = (value: unknown): readonly Issue[] =>
    base === undefined
      ? endpoint.validate(value, { rules, today }).issues
      : endpoint.update(base, value as Write, options).issues;

  return (values, _, form) => {
    const { value, issues } = readValues(endpoint, values, {
      hasBase: base !== undefined,
      textAt: (path) => textAt(form.fields, path),
    });
    const found = [...issues, ...checked(() => check(value))].filter(({ severity }) => severity === "error");
    const errors = toErrors(found, values, form);
    if (form.shouldUseNativeValidation === true) reportToBrowser(errors, form);
    // A value without issues has the type of the request.
    return found.length > 0 ? { values: {}, errors } : { values: value as Write, errors: {} };
  };
}

/**
 * Returns the issue of an error.
 *
 * @param error - An error of the form state.
 * @returns The issue, or undefined if the error is not from this resolver.
 * @example
 * ```ts
 * console.log(issueOf(form.formState.errors.city)?.params.limit);
 * ```
 */
export function issueOf(error: Partial<FieldError> | undefined): Issue | undefined {
  return (error as Partial<IssueError> | undefined)?.issue;
}

/** Runs a check. A value that JSON cannot carry, such as a list of files, becomes an issue at its path. */
function checked(check: () => readonly Issue[]): readonly Issue[] {
  try {
    return check();
  } catch (failure) {
    // Recognised by its name, because the class belongs to another bundle.
    if (!(failure instanceof TypeError) || failure.name !== "ValueError") throw failure;
    const { message, name } = failure;
    const path = String(Reflect.get(failure, "path"));
    return [{ path, code: name, severity: "error", params: {}, message } as IssueBase as Issue];
  }
}

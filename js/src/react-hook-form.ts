/**
 * A resolver for React Hook Form, and a send that shows the server's issues at the fields. The resolver reads the form's
 * strings as `fromForm` does. Its errors keep the code and the parameters of each issue, and `update` accepts the values of
 * `handleSubmit`.
 *
 * @module
 */
import type { FieldError, FieldPath, FieldValues, Resolver, UseFormReturn } from "react-hook-form";
import { issuesOfEdit } from "./adapters/issues-of-edit.js";
import type { SendFormOptions } from "./adapters/send-values.js";
import { sendValues } from "./adapters/send-values.js";
import { readValues } from "./endpoint/form/read-values.js";
import { optionNames } from "./endpoint/options.js";
import { checkOptions } from "./errors/suggestions.js";
import type { IssueError } from "./react-hook-form/errors.js";
import { locationOf, reportToBrowser, textAt, toErrors } from "./react-hook-form/errors.js";
import type { SendResult } from "./types/client-results.js";
import type { CoreEndpoint } from "./types/core-endpoint.js";
import type { Issue, IssueBase } from "./types/issue.js";
import type { PatchOptions, Resource } from "./types/options.js";

export type { SendFormOptions } from "./adapters/send-values.js";
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
  checkOptions(settings, optionNames.formSchema);
  const { base, ...options } = settings;

  return (values, _, form) => {
    const { value, issues } = readValues(endpoint, values, {
      hasBase: base !== undefined,
      textAt: (path) => textAt(form.fields, path),
    });
    const found = [...issues, ...checked(() => issuesOfEdit(endpoint, value, base, options))].filter(
      ({ severity }) => severity === "error",
    );
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

/** The parts of a form of React Hook Form that show issues. */
type IssueForm<Values extends FieldValues, Context, Output> = Pick<
  UseFormReturn<Values, Context, Output>,
  "control" | "setError"
>;

/**
 * Shows issues at the fields of a form, and moves the focus to the first one. Issues of no field are shown at `root`. They do
 * not prevent the next submit.
 *
 * @param form - The result of `useForm`.
 * @param issues - The issues, such as those of `parseError`.
 * @example
 * ```ts
 * showIssues(form, experience.parseError(response.status, await response.text()).issues);
 * ```
 */
export function showIssues<Values extends FieldValues, Context, Output>(
  form: IssueForm<Values, Context, Output>,
  issues: readonly Issue[],
): void {
  const names = [...form.control._names.mount];
  const shown = new Set<string>();
  for (const issue of issues) {
    const name = locationOf(issue.path, names).join(".");
    if (shown.has(name)) continue;
    const error: IssueError = { type: issue.code, message: issue.message, issue };
    form.setError(name as FieldPath<Values>, error, { shouldFocus: shown.size === 0 });
    shown.add(name);
  }
}

/**
 * Sends the values of a form through a draft. If the server refuses them, its issues are shown at the fields.
 *
 * The values replace the draft's edits. After a success, `draft.base` is the resource as the server stored it: give it to the
 * resolver, and to `reset`.
 *
 * @param form - The result of `useForm`.
 * @param values - The values that `handleSubmit` returns with `resumePatchResolver`.
 * @param options - The draft, and the function that sends it.
 * @returns The result of the client.
 * @example
 * ```ts
 * const onSubmit = form.handleSubmit(async (values) => {
 *   const result = await sendForm(form, values, { draft, send: (draft) => client.send(draft, ids) });
 *   if (result.kind === "sent") form.reset(draft.endpoint.toForm(draft.base));
 * });
 * ```
 */
export async function sendForm<Values extends FieldValues, Context, Output, Read, Write>(
  form: IssueForm<Values, Context, Output>,
  values: Write,
  options: SendFormOptions<Read, Write>,
): Promise<SendResult> {
  const { result, issues } = await sendValues(values, options);
  showIssues(form, issues);
  return result;
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

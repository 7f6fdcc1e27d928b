/**
 * A validator for TanStack Form that keeps the issues, and a send that shows the server's issues at the fields. It works with
 * every adapter of TanStack Form.
 *
 * @module
 */

import { issuesOfEdit } from "./adapters/issues-of-edit.js";
import { nestedName } from "./adapters/nested-name.js";
import type { SendFormOptions } from "./adapters/send-values.js";
import { sendValues } from "./adapters/send-values.js";
import { readValues } from "./endpoint/form/read-values.js";
import type { SendResult } from "./types/client-results.js";
import type { CoreEndpoint } from "./types/core-endpoint.js";
import type { Issue } from "./types/issue.js";
import type { PatchOptions, Resource } from "./types/options.js";

export type { SendFormOptions } from "./adapters/send-values.js";

/** Options of {@link resumePatchValidator}. */
export interface ValidatorSettings<Read, Write> extends PatchOptions {
  /**
   * The stored resource. With it, the form is validated as `update(base, values)` does.
   *
   * @defaultValue The values are validated as a request.
   */
  base?: Resource<Read, Write> | undefined;
}

/** The issues of a form: those of its fields by name, and the first one of no field. */
export interface FormIssues {
  readonly form?: Issue;
  readonly fields: Record<string, Issue>;
}

/** The parts of a form of TanStack Form that show issues. */
export interface IssueForm {
  readonly fieldInfo: object;
  // A method, so that a form of any values fits.
  setErrorMap(errors: never): void;
}

/** Returns the name of the field that shows a path: by name, or by JSON Pointer as in `toForm`. */
function nameOfPath(path: string, values: object): string {
  return Object.hasOwn(values, path) ? path : nestedName(path);
}

function byField(issues: readonly Issue[], nameOf: (path: string) => string): FormIssues {
  const fields: Record<string, Issue> = {};
  let form: Issue | undefined;
  for (const issue of issues) {
    if (issue.path === "") form ??= issue;
    else fields[nameOf(issue.path)] ??= issue;
  }
  return form === undefined ? { fields } : { form, fields };
}

/**
 * Creates a validator of a form, for `validators: { onChange }`. Each error of a field is an issue with its code, its
 * parameters and its message. Warnings are no errors.
 *
 * @param endpoint - The endpoint that receives the form.
 * @param settings - The stored resource, and the options of the patch.
 * @returns The validator. The values may be those of `toForm`, or nested as in the resource.
 * @example
 * ```ts
 * const form = useForm({
 *   defaultValues: experience.toForm(stored),
 *   validators: { onChange: resumePatchValidator(experience, { base: stored }) },
 * });
 * ```
 */
export function resumePatchValidator<Read, Write>(
  endpoint: CoreEndpoint<Read, Write>,
  { base, ...options }: ValidatorSettings<Read, Write> = {},
): (form: { value: object }) => FormIssues | undefined {
  return ({ value: values }) => {
    const { value, issues } = readFormValues(endpoint, values, base !== undefined);
    const found = issuesOfEdit(endpoint, value, base, options);
    const errors = [...issues, ...found].filter(({ severity }) => severity === "error");
    return errors.length === 0 ? undefined : byField(errors, (path) => nameOfPath(path, values));
  };
}

function readFormValues<Read, Write>(
  endpoint: CoreEndpoint<Read, Write>,
  values: object,
  hasBase: boolean,
): { readonly value: Write; readonly issues: readonly Issue[] } {
  const { value, issues } = readValues(endpoint, values, { hasBase, textAt: () => "" });
  return { value: value as Write, issues };
}

/**
 * Shows issues at the fields of a form, until its values are validated again. Issues of no field are errors of the form.
 *
 * @param form - The form.
 * @param issues - The issues, such as those of `parseError`.
 * @example
 * ```ts
 * showIssues(form, experience.parseError(response.status, await response.text()).issues);
 * ```
 */
export function showIssues(form: IssueForm, issues: readonly Issue[]): void {
  const names = new Set(Object.keys(form.fieldInfo));
  const nameOf = (path: string): string => (names.has(path) ? path : nestedName(path));
  const { fields, form: first } = byField(issues, nameOf);
  const unshown = Object.entries(fields).find(([name]) => !names.has(name))?.[1];
  form.setErrorMap({ onSubmit: { form: first ?? unshown, fields } } as never);
}

/**
 * Sends the values of a form through a draft. If the server refuses them, its issues are shown at the fields.
 *
 * The values replace the draft's edits. After a success, `draft.base` is the resource as the server stored it: give it to the
 * validator, and to `reset`.
 *
 * @param form - The form.
 * @param values - The `value` that `onSubmit` receives.
 * @param options - The draft, and the function that sends it.
 * @returns The result of the client.
 * @example
 * ```ts
 * const form = useForm({
 *   defaultValues: draft.endpoint.toForm(draft.base),
 *   onSubmit: async ({ value, formApi }) => {
 *     await sendForm(formApi, value, { draft, send: (draft) => client.send(draft, ids) });
 *   },
 * });
 * ```
 */
export async function sendForm<Read, Write>(
  form: IssueForm,
  values: object,
  options: SendFormOptions<Read, Write>,
): Promise<SendResult> {
  const { value } = readFormValues(options.draft.endpoint, values, true);
  const { result, issues } = await sendValues(value, options);
  showIssues(form, issues);
  return result;
}

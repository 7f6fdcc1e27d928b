import { ValueError } from "../../errors/errors.js";
import { stringifyValue } from "../../json/write-value.js";
import type { CoreEndpoint } from "../../types/core-endpoint.js";
import type { FormSource } from "../../types/form.js";
import type { Issue } from "../../types/issue.js";
import type {
  FormSchemaOptions,
  StandardFormSchema,
  StandardIssue,
  StandardResult,
} from "../../types/standard-schema.js";
import { roundedIn } from "../form/exact-numbers.js";
import { readValues, unreadableIssues } from "../form/read-values.js";
import { pathSegments } from "./props.js";

/** The parts of an endpoint that check its forms. */
type FormEndpoint<Read, Write> = Pick<
  CoreEndpoint<Read, Write>,
  "fields" | "fromForm" | "update" | "validate"
>;

/** The body of a form, and its issues. */
interface CheckedForm {
  readonly body: unknown;
  readonly issues: readonly Issue[];
}

function isForm(value: object): value is FormSource & object {
  const hasEntries = "forEach" in value && typeof value.forEach === "function";
  return Symbol.iterator in value || hasEntries || ("elements" in value && "noValidate" in value);
}

/** Returns the path of an issue's field: the JSON Pointer if the values have it as a name, else its parts. */
function fieldOf(path: string, value: unknown): (string | number)[] {
  const isFlat = typeof value === "object" && value !== null && Object.hasOwn(value, path);
  return isFlat ? [path] : pathSegments(path, value);
}

function toStandardIssue({ path, code, params, message }: Issue, value: unknown): StandardIssue {
  return { path: fieldOf(path, value), code, params, message };
}

function check<Read, Write>(
  endpoint: FormEndpoint<Read, Write>,
  value: object,
  { base, ...options }: FormSchemaOptions<Read, Write>,
): CheckedForm {
  const hasBase = base !== undefined;
  const read = isForm(value)
    ? endpoint.fromForm(value)
    : readValues(endpoint, value, { hasBase, textAt: () => "" });
  const unread = new Set(read.issues.map(({ path }) => path));
  // A value that could not be converted is now null or absent, so further issues of it are left out.
  const withUnread = (issues: readonly Issue[]) => [
    ...read.issues,
    ...issues.filter(({ path }) => !unread.has(path)),
  ];
  // The body is handed out as a value, in which a number may have fewer digits.
  const withRounded = (issues: readonly Issue[], text: string) => [
    ...withUnread(issues),
    ...roundedIn(text).flatMap((path) => unreadableIssues(endpoint, path, "")),
  ];
  if (!hasBase) {
    const text = "valueText" in read ? String(read.valueText) : stringifyValue(read.value);
    return {
      body: read.value,
      issues: withRounded(
        endpoint.validate(read.value, { rules: options.rules, today: options.today }).issues,
        text,
      ),
    };
  }
  const patch = endpoint.update(base, read.value as Write, options);
  return { body: patch.body ?? {}, issues: withRounded(patch.issues, patch.bodyText) };
}

/** Makes the Standard Schema of an endpoint's forms. */
export function makeFormSchema<Values, Read, Write>(
  endpoint: FormEndpoint<Read, Write>,
  options: FormSchemaOptions<Read, Write>,
): StandardFormSchema<Values, Write> {
  const validate = (value: unknown): StandardResult<Write> => {
    if (typeof value !== "object" || value === null) {
      const { issues } = endpoint.validate(value);
      return { issues: issues.map((issue) => toStandardIssue(issue, value)) };
    }
    try {
      const { body, issues } = check(endpoint, value, options);
      const errors = issues.filter(({ severity }) => severity === "error");
      if (errors.length > 0) return { issues: errors.map((issue) => toStandardIssue(issue, value)) };
      // A body without errors has the type of the request's schema.
      return { value: body as Write };
    } catch (failure) {
      if (!(failure instanceof ValueError)) throw failure;
      const { path, name, message } = failure;
      return { issues: [{ path: fieldOf(path, value), code: name, params: {}, message }] };
    }
  };
  return Object.freeze({
    "~standard": Object.freeze({ version: 1, vendor: "resume-patch", validate } as const),
  });
}

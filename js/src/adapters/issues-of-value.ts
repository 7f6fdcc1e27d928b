// Validates the value of one control, for form libraries that validate controls one by one.

import { pathOfName } from "../endpoint/form/names.js";
import { unreadableIssues } from "../endpoint/form/read-values.js";
import { formatPointer, parsePointer } from "../json/pointer.js";
import type { CoreEndpoint } from "../types/core-endpoint.js";
import type { FormValue } from "../types/form.js";
import type { Issue } from "../types/issue.js";
import type { RuleOptions } from "../types/options.js";

/** The options of a control's validation. */
export interface ValueCheckOptions extends RuleOptions {
  /**
   * The stored resource. Rules then check a top-level field with the other stored values.
   *
   * @defaultValue The value alone is checked.
   */
  base?: unknown;
}

/** Returns the entries of a form for a control's value. */
function entriesOf(path: string, value: unknown): [string, FormValue][] {
  if (Array.isArray(value))
    return value.length === 0 ? [[path, []]] : value.map((item) => [path, String(item)]);
  return [[path, typeof value === "boolean" ? value : String(value ?? "")]];
}

/** Returns the issues of a control's value at its field, with those of a list's items. */
export function issuesOfValue<Read, Write>(
  endpoint: CoreEndpoint<Read, Write>,
  name: string,
  value: unknown,
  { base, ...rules }: ValueCheckOptions,
): readonly Issue[] {
  const path = pathOfName(endpoint.fields, name);
  // The value is validated as the first item of each list around it.
  const names = parsePointer(path);
  const place = formatPointer(names.map((each) => (/^\d+$/.test(each) ? "0" : each)));
  const atPath = (issue: Issue): Issue[] =>
    issue.path === place || issue.path.startsWith(`${place}/`)
      ? [{ ...issue, path: path + issue.path.slice(place.length) }]
      : [];
  if (Number.isNaN(value)) return unreadableIssues(endpoint, path, "");
  const form = endpoint.fromForm(entriesOf(place, value));
  if (form.issues.length > 0) return form.issues.flatMap(atPath);
  const options = names.length === 1 && base !== undefined ? { ...rules, base } : rules;
  return endpoint.validate(form.value, options).issues.flatMap(atPath);
}

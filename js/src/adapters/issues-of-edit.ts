import type { CoreEndpoint } from "../types/core-endpoint.js";
import type { Issue } from "../types/issue.js";
import type { PatchOptions, Resource } from "../types/options.js";

/** Returns the issues of a form's value: of the edit of a stored resource, or of the request itself if there is none. */
export function issuesOfEdit<Read, Write>(
  endpoint: CoreEndpoint<Read, Write>,
  value: unknown,
  base: Resource<Read, Write> | undefined,
  options: PatchOptions,
): readonly Issue[] {
  if (base !== undefined) return endpoint.update(base, value as Write, options).issues;
  const { rules, today } = options;
  return endpoint.validate(value, { rules, today }).issues;
}

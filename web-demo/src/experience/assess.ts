import type { ExperienceEndpoint, ExperiencePatch, Issue } from "../library";
import { propertyOf } from "./form";
import { byPlace } from "./layout";

/** What the form is worth at this moment. */
export interface Assessment {
  readonly patch: ExperiencePatch;
  /** Of the form and of the patch, errors first, in the order of the form. */
  readonly issues: readonly Issue[];
  /** Nothing forbids sending. */
  readonly valid: boolean;
  readonly dirty: boolean;
  /** The properties that were edited. */
  readonly edited: ReadonlySet<string>;
  /** Every field of the form. */
  readonly value: object;
}

/** The one path from what a person typed to what would be sent. */
export function assess(endpoint: ExperienceEndpoint, base: object, form: HTMLFormElement): Assessment {
  const { value, issues: unreadable } = endpoint.fromForm(form);
  const patch = endpoint.update(base, value);
  const issues = withoutRepeats([...unreadable, ...patch.issues]);
  const edited = new Set([...patch.changes, ...unreadable].map(({ path }) => propertyOf(path)));
  return {
    patch,
    issues,
    valid: issues.every((issue) => issue.severity !== "error"),
    dirty: edited.size > 0,
    edited,
    value,
  };
}

function withoutRepeats(issues: readonly Issue[]): Issue[] {
  const first = new Map(issues.toReversed().map((issue) => [`${issue.path} ${issue.code}`, issue]));
  const kept = issues.filter((issue) => first.get(`${issue.path} ${issue.code}`) === issue);
  const isMild = (issue: Issue): number => Number(issue.severity !== "error");
  return kept.sort(
    (one, other) => isMild(one) - isMild(other) || byPlace(propertyOf(one.path), propertyOf(other.path)),
  );
}

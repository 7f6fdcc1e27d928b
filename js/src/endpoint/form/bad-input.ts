import type { WireIssue } from "../../messages/issue.js";
import type { Field } from "../../types/field.js";

/**
 * What is wrong with a control that holds something which the browser does not give out: half a date, a number with a
 * letter in it. Where a text is wanted, any would do, so that it is the format that is wrong.
 */
export function badInputIssue(path: string, field: Field | undefined): WireIssue {
  const { label = "", type = "any", nullable = false, format = field?.input } = field ?? {};
  const isDate = type === "string" && (format === "date" || format === "date-time");
  const expected = type === "string" ? "any" : type;
  const given = { actual: isDate ? "" : "string", input: "" };
  return {
    path,
    code: isDate ? "format" : "type",
    severity: "error",
    params: isDate ? { format, ...given } : { expected, nullable, ...given },
    label,
  };
}

import type { WireIssue } from "../../messages/issue.js";
import type { Field } from "../../types/field.js";

/**
 * Makes the issue of a control whose input the browser cannot convert, such as half a date. For a text
 * field it is an issue of the format, because any text has the right type.
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

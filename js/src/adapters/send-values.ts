// Sends the values of a form library through a draft.
import { withDigits } from "../endpoint/form/exact-numbers.js";
import { JsonText, jsonText } from "../json/json-text.js";
import { escapeToken } from "../json/pointer.js";
import type { SendResult } from "../types/client-results.js";
import type { Draft } from "../types/draft.js";
import type { Issue } from "../types/issue.js";

/** How the values of a form are sent. */
export interface SendFormOptions<Read, Write> {
  /**
   * The draft of the resource that the form edits. Keep it while the form is shown: it remembers the server's current
   * resource, conflicts, and a request without a response.
   */
  readonly draft: Draft<Read, Write>;
  /**
   * Sends the draft with a client.
   *
   * @example
   * ```ts
   * const send = (draft: Draft<Experience, ExperienceUpdate>) => client.send(draft, { resumeId: "base", id });
   * ```
   */
  readonly send: (draft: Draft<Read, Write>) => Promise<SendResult>;
}

/** Returns a member of a body, with every digit of its numbers. */
function memberOf(body: Record<string, unknown>, name: string, bodyText: string): unknown {
  const exact = withDigits({ [name]: body[name] }, bodyText);
  if (!JsonText.isJsonText(exact)) return body[name];
  return jsonText(String(JsonText.sourceOf(exact)).slice(`{${JSON.stringify(name)}:`.length, -1));
}

/** Replaces the edits of a draft by the values of a form. */
export function setValues<Read, Write>(draft: Draft<Read, Write>, values: Write): void {
  const { body, bodyText } = draft.endpoint.update(jsonText(draft.baseText), values);
  draft.transaction(() => {
    draft.revert();
    for (const name of Object.keys(body ?? {}))
      draft.set(`/${escapeToken(name)}`, memberOf(body as Record<string, unknown>, name, bodyText));
  });
}

/** Sends the values of a form. Returns the result with the issues that the form has to show. */
export async function sendValues<Read, Write>(
  values: Write,
  { draft, send }: SendFormOptions<Read, Write>,
): Promise<{ readonly result: SendResult; readonly issues: readonly Issue[] }> {
  setValues(draft, values);
  const result = await send(draft);
  const hasIssues = result.kind === "refused" || result.kind === "invalid";
  const issues = hasIssues ? result.issues.filter(({ severity }) => severity === "error") : [];
  if (result.kind !== "refused" || issues.length > 0) return { result, issues };
  // A refusal without fields is shown at the form.
  const { message, status } = result;
  return { result, issues: [{ path: "", code: "server", severity: "error", params: { status }, message }] };
}

import type { ChangeRequest } from "resume-patch/client";
import type { Encoding } from "../library";
import type { Auth } from "./settings";

/** A request as it will be sent. */
export interface RequestPreview {
  readonly method: string;
  readonly url: string;
  readonly encoding: Encoding;
  /** The headers in sending order, without credentials. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  /** The exact body text. */
  readonly bodyText: string;
  readonly byteLength: number;
  /** The fields of a form body; empty for JSON. */
  readonly formPairs: readonly (readonly [name: string, value: string])[];
  /** The paths of values that this encoding cannot carry. */
  readonly unsendable: readonly string[];
  readonly auth: Auth;
}

/**
 * Returns the preview of `client.request(draft, ids)`. A browser generates a new multipart boundary when it
 * sends.
 */
export async function previewOf(request: ChangeRequest, auth: Auth): Promise<RequestPreview> {
  const { method, url, encoding, body, unsendable } = request;
  const { text, contentType } = await serialize(body, encoding);
  const headers = Object.entries({ ...request.headers, "content-type": contentType });
  return {
    method,
    url,
    encoding,
    headers: headers.map(([name, value]) => [
      name.replace(/\b[a-z]/gu, (first) => first.toUpperCase()),
      value,
    ]),
    bodyText: text,
    byteLength: new TextEncoder().encode(text).length,
    formPairs:
      typeof body === "string" ? [] : [...body].map(([name, value]) => [name, String(value)] as const),
    unsendable,
    auth,
  };
}

/** Fills the `{parameters}` of an operation's path. */
export function fillPath(path: string, values: Readonly<Record<string, string>>): string {
  return path.replace(/\{(\w+)\}/gu, (_, name: string) => encodeURIComponent(values[name] ?? ""));
}

/** Returns the size in bytes of sending a whole form. */
export async function fullFormSize(
  texts: readonly (readonly [name: string, text: string])[],
  value: object,
  encoding: Encoding,
): Promise<number> {
  const { text } = await serialize(wholeBody(texts, value, encoding), encoding);
  return new TextEncoder().encode(text).length;
}

function wholeBody(
  texts: readonly (readonly [name: string, text: string])[],
  value: object,
  encoding: Encoding,
): string | URLSearchParams | FormData {
  if (encoding === "application/json") return JSON.stringify(value);
  const body = encoding === "multipart/form-data" ? new FormData() : new URLSearchParams();
  for (const [name, text] of texts) body.append(name, text);
  return body;
}

// Serializes a form here instead of in fetch, so that the shown body includes the boundary.
async function serialize(
  body: string | URLSearchParams | FormData,
  encoding: Encoding,
): Promise<{ text: string; contentType: string }> {
  if (!(body instanceof FormData)) return { text: body.toString(), contentType: encoding };
  const response = new Response(body);
  return { contentType: response.headers.get("Content-Type") ?? encoding, text: await response.text() };
}

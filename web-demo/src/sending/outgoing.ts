import type { Encoding, ExperienceEndpoint, ExperiencePatch } from "../library";
import type { Auth, Settings } from "./settings";

/** A request as it will be sent, and as it is shown. */
export interface Outgoing {
  readonly method: string;
  readonly url: string;
  readonly encoding: Encoding;
  /** In the order of sending, without credentials. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  /** The exact body. */
  readonly bodyText: string;
  readonly byteLength: number;
  /** The fields of a form body, where it is one. */
  readonly formPairs: readonly (readonly [name: string, value: string])[];
  /** Paths of what this encoding cannot carry. */
  readonly unsendable: readonly string[];
  readonly auth: Auth;
}

interface Target {
  readonly operation: ExperienceEndpoint["operation"];
  readonly settings: Settings;
  /** What stands for an empty base URL and an empty experience id. */
  readonly pageBaseUrl: string;
  readonly openId: string;
}

interface Composition extends Target {
  readonly patch: ExperiencePatch;
  readonly encoding: Encoding;
}

/** The request that a patch is worth. */
export async function compose(parts: Composition): Promise<Outgoing> {
  const { patch, encoding } = parts;
  const { body, unsendable } = patch.encode(encoding);
  const { text, contentType } = await serialize(body, encoding);
  return {
    method: parts.operation.method,
    url: addressOf(parts),
    encoding,
    headers: [
      ["Accept", "application/json"],
      ["Content-Type", contentType],
    ],
    bodyText: text,
    byteLength: new TextEncoder().encode(text).length,
    formPairs:
      typeof body === "string" ? [] : [...body].map(([name, value]) => [name, String(value)] as const),
    unsendable,
    auth: parts.settings.auth,
  };
}

/** Where the experience lives. */
export function addressOf({ operation, settings, pageBaseUrl, openId }: Target): string {
  const ids: Readonly<Record<string, string>> = {
    resume_id: settings.resumeId || "base",
    id: settings.experienceId || openId,
  };
  const path = operation.path.replace(/\{(\w+)\}/gu, (_, name: string) =>
    encodeURIComponent(ids[name] ?? ""),
  );
  return `${settings.baseUrl || pageBaseUrl}${path}`;
}

/** How many bytes it would take to send every field of a form. */
export async function weighWholeForm(
  form: HTMLFormElement,
  value: object,
  encoding: Encoding,
): Promise<number> {
  const entries = new FormData(form);
  const { text } = await serialize(wholeBody(entries, value, encoding), encoding);
  return new TextEncoder().encode(text).length;
}

function wholeBody(
  entries: FormData,
  value: object,
  encoding: Encoding,
): string | URLSearchParams | FormData {
  switch (encoding) {
    case "application/json":
      return JSON.stringify(value);
    case "application/x-www-form-urlencoded":
      return new URLSearchParams([...entries].map(([name, entry]) => [name, String(entry)]));
    case "multipart/form-data":
      return entries;
  }
}

// A form is serialized here and not by fetch, so that what is shown is what is sent, boundary included.
async function serialize(
  body: string | URLSearchParams | FormData,
  encoding: Encoding,
): Promise<{ text: string; contentType: string }> {
  if (!(body instanceof FormData)) return { text: body.toString(), contentType: encoding };
  const response = new Response(body);
  return { contentType: response.headers.get("Content-Type") ?? encoding, text: await response.text() };
}

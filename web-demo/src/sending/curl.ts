import type { RequestPreview } from "./request-preview";
import type { Auth } from "./settings";

/** Returns the request as a curl command for a POSIX shell. Credentials are shell variables. */
export function asCurl(request: RequestPreview): string {
  const multipart = request.encoding === "multipart/form-data";
  // curl generates its own boundary, so it must write that header.
  const headers = request.headers.filter(([name]) => !(multipart && name === "Content-Type"));
  const parts = [
    `curl --request ${request.method} ${quote(request.url)}`,
    ...headers.map(([name, value]) => `--header ${quote(`${name}: ${value}`)}`),
    ...credentials(request.auth),
    ...(multipart
      ? request.formPairs.map(([name, value]) => `--form-string ${quoteFormText(`${name}=${value}`)}`)
      : [`--data-raw ${quote(request.bodyText)}`]),
  ];
  return parts.join(" \\\n  ");
}

function credentials(auth: Auth): string[] {
  switch (auth.kind) {
    case "none":
      return [];
    case "basic":
      return ['--user "$API_USER:$API_PASSWORD"'];
    case "bearer":
      return ['--header "Authorization: Bearer $API_TOKEN"'];
    case "session":
      return [
        '--header "X-CSRFToken: $CSRF_TOKEN"',
        '--cookie "sessionid=$SESSION_ID; csrftoken=$CSRF_TOKEN"',
      ];
  }
}

/** Quotes a form text with the CRLF line ends that a browser sends. */
const quoteFormText = (text: string): string => quote(text.replace(/\r\n|\r|\n/gu, "\r\n"));

/**
 * Quotes a text for a shell, which changes nothing inside single quotes but the quote itself. A terminal takes a pasted
 * control character for a key, such as Enter or Control+C, so `printf` makes those. Line feeds are safe inside quotes.
 */
const quote = (text: string): string =>
  `'${text.replaceAll("'", `'\\''`).replace(CONTROL_CHARACTERS, (found) => `'"$(printf '${octal(found)}')"'`)}'`;

const CONTROL_CHARACTERS = /[^\P{Cc}\n]+/gu;

const octal = (text: string): string =>
  Array.from(new TextEncoder().encode(text), (byte) => `\\${byte.toString(8).padStart(3, "0")}`).join("");

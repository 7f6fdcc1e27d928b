import type { Auth } from "./settings";

const HIDDEN = "••••••";

/** Returns the credential headers with their secrets masked. */
export function maskedCredentialHeaders(auth: Auth): [name: string, value: string][] {
  switch (auth.kind) {
    case "none":
      return [];
    case "basic":
      return [["Authorization", `Basic ${HIDDEN}`]];
    case "bearer":
      return [["Authorization", `Bearer ${HIDDEN}`]];
    case "session":
      return auth.csrfToken === "" ? [] : [["X-CSRFToken", HIDDEN]];
  }
}

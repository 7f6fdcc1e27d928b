import type { Auth } from "./settings";

const HIDDEN = "••••••";

/** The headers that say who is asking, as they may be shown to someone who looks over a shoulder. */
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

import type { Auth } from "./settings";

const HIDDEN = "••••••";

/** The headers that say who is asking. */
export function credentialHeaders(auth: Auth): [name: string, value: string][] {
  switch (auth.kind) {
    case "none":
      return [];
    case "basic":
      return [["Authorization", `Basic ${base64(`${auth.user}:${auth.password}`)}`]];
    case "bearer":
      return [["Authorization", `Bearer ${auth.token}`]];
    case "session":
      return auth.csrfToken === "" ? [] : [["X-CSRFToken", auth.csrfToken]];
  }
}

/** The same headers as they may be shown to someone who looks over a shoulder. */
export function shownCredentialHeaders(auth: Auth): [name: string, value: string][] {
  return credentialHeaders(auth).map(([name, value]) => {
    const scheme = /^(?:Basic|Bearer) /u.exec(value)?.[0] ?? "";
    return [name, `${scheme}${HIDDEN}`];
  });
}

/** Whether the browser adds its cookies. */
export function cookieMode(auth: Auth): RequestCredentials {
  return auth.kind === "session" ? "include" : "same-origin";
}

function base64(text: string): string {
  return btoa(String.fromCharCode(...new TextEncoder().encode(text)));
}

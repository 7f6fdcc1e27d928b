// The page's policy for Trusted Types, under which browsers accept no plain text as a script's address or as markup.

interface Policy {
  createHTML(html: string): string;
  createScriptURL(url: string): string;
}

/** `window.trustedTypes`, where the browser has it. TypeScript does not know it yet. */
interface PolicyFactory {
  createPolicy(name: string, rules: Policy): Policy;
}

const POLICY_NAME = "resume-patch-demo"; // the page's content security policy names it, too

const factory = (window as { trustedTypes?: PolicyFactory }).trustedTypes;

function createPolicy(): Policy | null {
  try {
    const unchanged = (text: string): string => text;
    return factory?.createPolicy(POLICY_NAME, { createHTML: unchanged, createScriptURL: unchanged }) ?? null;
  } catch {
    return null; // a stricter policy, such as `trusted-types 'none'`
  }
}

/** The policy that DOMPurify parses markup with; null in browsers without Trusted Types, or where none is allowed. */
export const policy = createPolicy();

/** Whether the page may parse markup and register its service worker. */
export const allowsMarkup = factory === undefined || policy !== null;

/** Returns the address of a script of this page, as the browser accepts it. */
export function scriptUrl(url: URL): string {
  return policy === null ? url.href : policy.createScriptURL(url.href);
}

// The fields that frameworks add to a form. They are not of the resource, so they are no unknown properties.
import type { Field } from "../../types/field.js";

const names = new Set([
  "_charset_", // HTML
  "_method", // Rails, Laravel, Symfony
  "authenticity_token", // Rails
  "utf8", // Rails
  "_token", // Laravel, Symfony
  "csrfmiddlewaretoken", // Django
  "__RequestVerificationToken", // ASP.NET
  "__Invariant", // ASP.NET Core
  "_csrf", // Spring, Express
  "_csrf_token", // Phoenix, Symfony
  "_csrfToken", // CakePHP
  "_action", // Remix, Astro
  "__superform_id", // SvelteKit with Superforms
  "cf-turnstile-response",
  "g-recaptcha-response",
  "h-captcha-response",
]);

/** The fields of server actions of React and Next.js: `$ACTION_ID_...`, `$ACTION_REF_1`, `$ACTION_1:0`, `$ACTION_KEY`. */
const reactPrefix = "$ACTION_";

/** Returns whether a framework added a field to the form. A property of the schema with such a name is none. */
export function isFrameworkField(fields: readonly Field[], name: string): boolean {
  if (!names.has(name) && !name.startsWith(reactPrefix)) return false;
  return !fields.some((field) => field.name === name && field.isCatchAll !== true);
}

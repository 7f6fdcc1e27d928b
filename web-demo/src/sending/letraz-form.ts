import { byId, element } from "../app/element";
import type { ExperienceEndpoint } from "../library";
import { chooseRadio, chosenRadio, inputOf, markInvalid, type ServerForm } from "./server-dialog";
import {
  type Auth,
  baseUrlProblem,
  DEFAULT_SETTINGS,
  damagedSettings,
  loadSettings,
  readBaseUrl,
  type Settings,
  storeSettings,
} from "./settings";

/** Returns the form that asks for a Letraz server and credentials. */
export function letrazForm(endpoint: ExperienceEndpoint): ServerForm<Settings> {
  const urls = endpoint.operation.servers.map((server) => server.url);
  byId("known-servers", HTMLElement).append(...urls.map((value) => element("option", { value })));
  return {
    prefix: "settings",
    inPage: DEFAULT_SETTINGS,
    load: loadSettings,
    damaged: damagedSettings,
    store: storeSettings,
    fill(form, { baseUrl, resumeId, experienceId, checkFirst, auth }) {
      inputOf(form, "base_url").value = baseUrl;
      inputOf(form, "resume_id").value = resumeId;
      inputOf(form, "experience_id").value = experienceId;
      inputOf(form, "check_first").checked = checkFirst;
      chooseRadio(form, "auth", auth.kind);
    },
    read(form) {
      const typed = inputOf(form, "base_url").value.trim();
      const problem = typed === "" ? null : baseUrlProblem(typed);
      if (problem !== null) {
        markInvalid(inputOf(form, "base_url"));
        return problem;
      }
      const auth = authOf(form);
      if (auth.kind === "basic" && auth.user.includes(":")) {
        markInvalid(inputOf(form, "auth_user"));
        return "A user name cannot contain a colon.";
      }
      return {
        baseUrl: readBaseUrl(typed) ?? "",
        resumeId: inputOf(form, "resume_id").value.trim() || DEFAULT_SETTINGS.resumeId,
        experienceId: inputOf(form, "experience_id").value.trim(),
        checkFirst: inputOf(form, "check_first").checked,
        auth,
      };
    },
    refresh(form) {
      const { kind } = authOf(form);
      for (const part of form.querySelectorAll<HTMLElement>("[data-auth]")) {
        part.hidden = part.dataset.auth !== kind;
      }
    },
    addressOf: (settings) => settings.baseUrl,
  };
}

function authOf(form: HTMLFormElement): Auth {
  const kind = chosenRadio(form, "auth");
  if (kind === "basic") {
    return { kind, user: inputOf(form, "auth_user").value, password: inputOf(form, "auth_password").value };
  }
  if (kind === "bearer") return { kind, token: inputOf(form, "auth_token").value.trim() };
  if (kind === "session") return { kind, csrfToken: inputOf(form, "auth_csrf_token").value.trim() };
  return { kind: "none" };
}

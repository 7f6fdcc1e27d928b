import { byId, element } from "../app/element";
import type { ExperienceEndpoint } from "../library";
import {
  type Auth,
  DEFAULT_SETTINGS,
  loadSettings,
  readBaseUrl,
  type Settings,
  storeSettings,
} from "./settings";

interface SettingsHandlers {
  readonly onChange: () => void;
  /** Opens the experience that the settings name; a sentence when that failed. */
  readonly onLoad: () => Promise<string | null>;
}

/** The dialog in which a person says where requests go. */
export class SettingsDialog {
  #settings = loadSettings();
  readonly #dialog = byId("settings-dialog", HTMLDialogElement);
  readonly #form = byId("settings-form", HTMLFormElement);
  readonly #message = byId("settings-message", HTMLElement);
  readonly #opener = byId("open-settings", HTMLButtonElement);

  constructor(
    endpoint: ExperienceEndpoint,
    private readonly handlers: SettingsHandlers,
  ) {
    this.#suggestServers(endpoint);
    this.#opener.addEventListener("click", () => this.#open());
    this.#form.addEventListener("change", () => this.#showAuthFields());
    this.#form.addEventListener("submit", (event) => {
      event.preventDefault();
      if (this.#apply()) this.#dialog.close();
    });
    byId("settings-load", HTMLButtonElement).addEventListener("click", () => void this.#load());
    byId("settings-cancel", HTMLButtonElement).addEventListener("click", () => this.#dialog.close());
    byId("settings-page-server", HTMLButtonElement).addEventListener("click", () => this.#usePageServer());
    this.#showTarget();
  }

  get current(): Settings {
    return this.#settings;
  }

  #open(): void {
    const { baseUrl, resumeId, experienceId, auth } = this.#settings;
    this.#input("base_url").value = baseUrl;
    this.#input("resume_id").value = resumeId;
    this.#input("experience_id").value = experienceId;
    for (const radio of this.#form.querySelectorAll<HTMLInputElement>('input[name="auth"]')) {
      radio.checked = radio.value === auth.kind;
    }
    this.#say("");
    this.#input("base_url").removeAttribute("aria-invalid");
    byId("settings-page-server", HTMLButtonElement).hidden = baseUrl === "";
    this.#showAuthFields();
    this.#dialog.showModal();
  }

  #apply(): boolean {
    const typed = this.#input("base_url").value.trim();
    const baseUrl = typed === "" ? "" : readBaseUrl(typed);
    if (baseUrl === null) {
      this.#input("base_url").setAttribute("aria-invalid", "true");
      this.#input("base_url").focus();
      this.#say("This is not a web address. It starts with http:// or https://.");
      return false;
    }
    this.#input("base_url").removeAttribute("aria-invalid");
    this.#use({
      baseUrl,
      resumeId: this.#input("resume_id").value.trim() || DEFAULT_SETTINGS.resumeId,
      experienceId: this.#input("experience_id").value.trim(),
      auth: this.#auth(),
    });
    return true;
  }

  async #load(): Promise<void> {
    if (!this.#apply()) return;
    this.#say("Loading…");
    const failure = await this.handlers.onLoad();
    if (failure === null) this.#dialog.close();
    else this.#say(failure);
  }

  #usePageServer(): void {
    this.#use(DEFAULT_SETTINGS);
    this.#dialog.close();
  }

  #use(settings: Settings): void {
    this.#settings = settings;
    storeSettings(settings);
    this.#showTarget();
    this.handlers.onChange();
  }

  #auth(): Auth {
    const kind = this.#form.querySelector<HTMLInputElement>('input[name="auth"]:checked')?.value;
    if (kind === "basic") {
      return { kind, user: this.#input("auth_user").value, password: this.#input("auth_password").value };
    }
    if (kind === "bearer") return { kind, token: this.#input("auth_token").value.trim() };
    if (kind === "session") return { kind, csrfToken: this.#input("auth_csrf_token").value.trim() };
    return { kind: "none" };
  }

  #input(name: string): HTMLInputElement {
    const input = this.#form.elements.namedItem(name);
    if (!(input instanceof HTMLInputElement)) throw new Error(`the settings form lacks ${name}`);
    return input;
  }

  #showAuthFields(): void {
    const { kind } = this.#auth();
    for (const part of this.#form.querySelectorAll<HTMLElement>("[data-auth]")) {
      part.hidden = part.dataset.auth !== kind;
    }
  }

  #showTarget(): void {
    const { baseUrl } = this.#settings;
    const host = baseUrl === "" ? "In this page" : new URL(baseUrl).host;
    byId("server-name", HTMLElement).textContent = host;
    this.#opener.classList.toggle("is-elsewhere", baseUrl !== "");
    byId("page-server-note", HTMLElement).hidden = baseUrl !== "";
  }

  #say(text: string): void {
    this.#message.textContent = text;
  }

  #suggestServers(endpoint: ExperienceEndpoint): void {
    const urls = endpoint.operation.servers.map((server) =>
      typeof server === "string" ? server : server.url,
    );
    byId("known-servers", HTMLElement).append(...urls.map((value) => element("option", { value })));
  }
}

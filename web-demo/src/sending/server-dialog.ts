import { byId } from "../app/element";
import type { StoredText } from "../editing/stored-text";

/** The form of a server dialog: what it asks and how. */
export interface ServerForm<Settings> {
  /** The prefix of the ids of the dialog's parts in index.html. */
  readonly prefix: string;
  /** The settings of the server inside this page. */
  readonly inPage: Settings;
  load(): Settings;
  /** Returns the stored settings if they cannot be used. */
  damaged(): readonly StoredText[];
  store(settings: Settings): void;
  /** Fills the form with settings. */
  fill(form: HTMLFormElement, settings: Settings): void;
  /** Reads the form. Returns a message when it is invalid, after focusing the invalid control. */
  read(form: HTMLFormElement): Settings | string;
  /** Shows the fields that belong to what is chosen. */
  refresh(form: HTMLFormElement): void;
  /** Returns the server's address; "" for the server inside this page. */
  addressOf(settings: Settings): string;
}

interface Handlers {
  /** Called after the server changed. */
  readonly onChange: () => void;
  /** Loads what the settings name. Resolves with a message when that fails. */
  readonly onLoad: () => Promise<string | null>;
}

/** The dialog that chooses the server. */
export class ServerDialog<Settings> {
  #settings: Settings;
  readonly #dialog: HTMLDialogElement;
  readonly #form: HTMLFormElement;
  readonly #message: HTMLElement;

  constructor(
    private readonly fields: ServerForm<Settings>,
    private readonly handlers: Handlers,
  ) {
    this.#settings = fields.load();
    this.#dialog = byId(`${fields.prefix}-dialog`, HTMLDialogElement);
    this.#form = byId(`${fields.prefix}-form`, HTMLFormElement);
    this.#message = byId(`${fields.prefix}-message`, HTMLElement);
    this.#form.addEventListener("change", () => fields.refresh(this.#form));
    this.#form.addEventListener("submit", (event) => {
      event.preventDefault();
      if (this.#apply()) this.#dialog.close();
    });
    this.#button("load").addEventListener("click", () => void this.#load());
    this.#button("cancel").addEventListener("click", () => this.#dialog.close());
    this.#button("page-server").addEventListener("click", () => this.#usePageServer());
  }

  /** The stored settings, if they cannot be used. */
  get damaged(): readonly StoredText[] {
    return this.fields.damaged();
  }

  get current(): Settings {
    return this.#settings;
  }

  /** @param message Why the dialog opens by itself; "" when the person opened it. */
  open(message = ""): void {
    this.#showMessage(message);
    this.#clearErrors();
    this.fields.fill(this.#form, this.#settings);
    this.#button("page-server").hidden = this.fields.addressOf(this.#settings) === "";
    this.fields.refresh(this.#form);
    this.#dialog.showModal();
  }

  /** Shows the server in the page header. */
  showServer(): void {
    const address = this.fields.addressOf(this.#settings);
    byId("server-name", HTMLElement).textContent = address === "" ? "In this page" : new URL(address).host;
    const button = byId("open-settings", HTMLButtonElement);
    button.classList.toggle("is-other-server", address !== "");
    button.title = address; // the header may have no room for the full address
    byId("page-server-note", HTMLElement).hidden = address !== "";
  }

  #apply(): boolean {
    this.#clearErrors();
    const read = this.fields.read(this.#form);
    if (typeof read === "string") {
      this.#showMessage(read);
      return false;
    }
    this.#use(read);
    return true;
  }

  async #load(): Promise<void> {
    if (!this.#apply()) return;
    this.#showMessage("Loading…");
    const failure = await this.handlers.onLoad();
    if (failure === null) this.#dialog.close();
    else this.#showMessage(failure);
  }

  #usePageServer(): void {
    this.#use(this.fields.inPage);
    this.#dialog.close();
  }

  #use(settings: Settings): void {
    this.#settings = settings;
    this.fields.store(settings);
    this.showServer();
    this.handlers.onChange();
  }

  #clearErrors(): void {
    for (const wrong of this.#form.querySelectorAll("[aria-invalid]")) wrong.removeAttribute("aria-invalid");
  }

  #showMessage(text: string): void {
    this.#message.textContent = text;
  }

  #button(name: string): HTMLButtonElement {
    return byId(`${this.fields.prefix}-${name}`, HTMLButtonElement);
  }
}

/** Returns an input of the form. Throws when index.html lacks it. */
export function inputOf(form: HTMLFormElement, name: string): HTMLInputElement {
  const input = form.elements.namedItem(name);
  if (!(input instanceof HTMLInputElement)) throw new Error(`#${form.id} lacks ${name}`);
  return input;
}

/** Returns the value of the chosen radio button. */
export function chosenRadio(form: HTMLFormElement, name: string): string {
  return form.querySelector<HTMLInputElement>(`input[name="${name}"]:checked`)?.value ?? "";
}

/** Selects a radio button by its value. */
export function chooseRadio(form: HTMLFormElement, name: string, value: string): void {
  for (const radio of form.querySelectorAll<HTMLInputElement>(`input[name="${name}"]`)) {
    radio.checked = radio.value === value;
  }
}

/** Marks an input as invalid and focuses it. */
export function markInvalid(input: HTMLInputElement): void {
  input.setAttribute("aria-invalid", "true");
  input.focus();
}

import { byId } from "../app/element";

/** What one kind of server wants to know, and how its dialog asks for it. */
export interface ServerForm<Settings> {
  /** What the ids of the dialog's parts in index.html begin with. */
  readonly prefix: string;
  /** What stands for the server inside this page. */
  readonly inPage: Settings;
  load(): Settings;
  store(settings: Settings): void;
  /** Puts settings into the form. */
  fill(form: HTMLFormElement, settings: Settings): void;
  /** Reads the form; a text says what is wrong with it, and the control that is at fault has the focus. */
  read(form: HTMLFormElement): Settings | string;
  /** Brings the fields in sight in step with what is chosen. */
  refresh(form: HTMLFormElement): void;
  /** The address that requests go to; "" for the server inside this page. */
  addressOf(settings: Settings): string;
}

interface Handlers {
  /** Where requests go has changed. */
  readonly onChange: () => void;
  /** Opens what the settings name; a sentence when that failed. */
  readonly onLoad: () => Promise<string | null>;
}

/** The dialog in which a person says where requests go. */
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

  get current(): Settings {
    return this.#settings;
  }

  /** `message`: why it is opened, where nobody asked for it. */
  open(message = ""): void {
    this.#showMessage(message);
    this.#clearErrors();
    this.fields.fill(this.#form, this.#settings);
    this.#button("page-server").hidden = this.fields.addressOf(this.#settings) === "";
    this.fields.refresh(this.#form);
    this.#dialog.showModal();
  }

  /** Says in the head of the page where requests go. */
  showServer(): void {
    const address = this.fields.addressOf(this.#settings);
    byId("server-name", HTMLElement).textContent = address === "" ? "In this page" : new URL(address).host;
    const button = byId("open-settings", HTMLButtonElement);
    button.classList.toggle("is-other-server", address !== "");
    button.title = address; // the head may have no room for all of it
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

/** A text field of a dialog's form; its absence is a mistake in index.html. */
export function inputOf(form: HTMLFormElement, name: string): HTMLInputElement {
  const input = form.elements.namedItem(name);
  if (!(input instanceof HTMLInputElement)) throw new Error(`#${form.id} lacks ${name}`);
  return input;
}

/** The value of the radio button that is chosen. */
export function chosenRadio(form: HTMLFormElement, name: string): string {
  return form.querySelector<HTMLInputElement>(`input[name="${name}"]:checked`)?.value ?? "";
}

/** Chooses a radio button by its value. */
export function chooseRadio(form: HTMLFormElement, name: string, value: string): void {
  for (const radio of form.querySelectorAll<HTMLInputElement>(`input[name="${name}"]`)) {
    radio.checked = radio.value === value;
  }
}

/** Marks a field as what is wrong, and goes there. */
export function markInvalid(input: HTMLInputElement): void {
  input.setAttribute("aria-invalid", "true");
  input.focus();
}

import { copyToClipboard } from "../app/clipboard";
import { byId, element } from "../app/element";
import type { Encoding } from "../library";
import { maskedCredentialHeaders } from "../sending/credentials";
import { asCurl } from "../sending/curl";
import type { RequestPreview } from "../sending/request-preview";
import { ENCODINGS } from "../sending/settings";
import { jsonView } from "./json-view";

const NOTHING_TO_SEND = "Nothing to send. Change something to see its request.";

/** Shows the exact request that Save would send. */
export class RequestView {
  readonly #empty = byId("request-empty", HTMLElement);
  readonly #details = byId("request-details", HTMLElement);
  readonly #line = byId("request-line", HTMLElement);
  readonly #headers = byId("request-headers", HTMLElement);
  readonly #body = byId("request-body", HTMLElement);
  readonly #size = byId("request-size", HTMLElement);
  readonly #note = byId("request-note", HTMLElement);
  readonly #sent = byId("request-sent", HTMLDetailsElement);
  #shown: RequestPreview | null = null;

  constructor(onEncoding: (encoding: Encoding) => void) {
    this.#encodingChoice(onEncoding);
    const copyCurl = byId("copy-curl", HTMLButtonElement);
    const copyBody = byId("copy-body", HTMLButtonElement);
    copyCurl.addEventListener("click", () => this.#shown && copyToClipboard(copyCurl, asCurl(this.#shown)));
    copyBody.addEventListener("click", () => this.#shown && copyToClipboard(copyBody, this.#shown.bodyText));
  }

  /** @param why Why there is no request; null when nothing changed. */
  showNothing(why: string | null): void {
    this.#shown = null;
    this.#empty.textContent = why ?? NOTHING_TO_SEND;
    this.#empty.hidden = false;
    this.#details.hidden = true;
    this.#body.replaceChildren();
  }

  /** Shows the request that was saved last. */
  showSent(request: RequestPreview, status: number): void {
    const time = new Intl.DateTimeFormat("en-GB", { timeStyle: "medium" }).format();
    byId("request-sent-title", HTMLElement).textContent = `Saved at ${time}`;
    byId("request-sent-status", HTMLElement).textContent = ` · response ${status}`;
    byId("request-sent-line", HTMLElement).replaceChildren(...requestLine(request));
    byId("request-sent-body", HTMLElement).replaceChildren(bodyView(request));
    this.#sent.hidden = false;
    this.#sent.open = true;
  }

  hideSent(): void {
    this.#sent.hidden = true;
  }

  /** Shows the choice of encodings when there is more than one. */
  showEncodings(encodings: readonly Encoding[]): void {
    byId("encoding-choice", HTMLElement).hidden = encodings.length < 2;
  }

  /**
   * @param whole The size in bytes of sending everything, and what that is called.
   * @param whyNotSent Why the request is not sent; "" when it would be.
   */
  show(
    request: RequestPreview,
    whole: { readonly bytes: number; readonly name: string },
    labelOf: (path: string) => string,
    whyNotSent: string,
  ): void {
    this.#shown = request;
    this.#empty.hidden = true;
    this.#details.hidden = false;
    this.#sent.open = false;
    this.#line.replaceChildren(...requestLine(request));
    const headers = [...request.headers, ...maskedCredentialHeaders(request.auth)];
    this.#headers.replaceChildren(
      ...headers.map(([name, value]) =>
        element("div", {}, element("dt", {}, name), element("dd", {}, value)),
      ),
    );
    this.#body.replaceChildren(bodyView(request));
    this.#size.textContent = sizeNote(request.byteLength, whole.bytes, whole.name);
    const unsendable = request.unsendable.map(labelOf);
    const notes = [
      whyNotSent,
      unsendable.length === 0
        ? ""
        : `Form encoding cannot send an empty ${unsendable.join(", ")}, so this request is sent as JSON.`,
    ];
    this.#note.textContent = notes.filter((note) => note !== "").join(" ");
    this.#note.hidden = this.#note.textContent === "";
  }

  #encodingChoice(onEncoding: (encoding: Encoding) => void): void {
    const choice = byId("encoding-choice", HTMLElement);
    for (const [encoding, label] of Object.entries(ENCODINGS) as [Encoding, string][]) {
      const radio = element("input", {
        type: "radio",
        name: "encoding",
        value: encoding,
        checked: encoding === "application/json",
      });
      radio.addEventListener("change", () => onEncoding(encoding));
      choice.append(element("label", { title: encoding }, radio, element("span", {}, label)));
    }
  }
}

function requestLine(request: RequestPreview): (Node | string)[] {
  return [
    element("span", { class: "method" }, request.method),
    " ",
    element("span", { class: "address" }, ...breakable(request.url)),
  ];
}

function bodyView(request: RequestPreview): Node {
  if (request.encoding === "application/json") return jsonView(request.bodyText);
  if (request.encoding === "multipart/form-data") return multipartView(request.bodyText);
  // Shows one pair a line, by style alone.
  const view = document.createDocumentFragment();
  for (const pair of request.bodyText.split(/(?=&)/u)) {
    const [, mark = "", name = "", value = ""] = /^(&?)([^=]*)(.*)$/su.exec(pair) ?? [];
    view.append(
      element(
        "span",
        { class: "json-line" },
        element("span", { class: "json-mark" }, mark),
        element("span", { class: "json-name" }, name),
        value,
      ),
    );
  }
  return view;
}

/** Shows a multipart body with its boundaries and headers toned down. */
function multipartView(body: string): Node {
  const view = document.createDocumentFragment();
  const boundary = /^--[^\r\n]+/u.exec(body)?.[0] ?? "\0";
  for (const part of body.split(/(?<=\n)/u)) {
    if (part.startsWith(boundary)) view.append(element("span", { class: "json-mark" }, part));
    else if (part.startsWith("Content-Disposition: "))
      view.append(element("span", { class: "json-name" }, part));
    else view.append(part);
  }
  return view;
}

/** Allows a long address to break after a slash. */
function breakable(url: string): Node[] {
  return url.split(/(?<=[^/]\/)(?=[^/])/u).flatMap((part) => [document.createTextNode(part), element("wbr")]);
}

function sizeNote(bytes: number, wholeBytes: number, whole: string): string {
  const count = (size: number): string => `${size.toLocaleString("en")} ${size === 1 ? "byte" : "bytes"}`;
  if (bytes >= wholeBytes) return count(bytes);
  return `${count(bytes)}; the ${whole} would be ${wholeBytes.toLocaleString("en")}`;
}

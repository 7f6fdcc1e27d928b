import { load } from "resume-patch";
import type { Editor, PageParts } from "./app/editor";
import { byId } from "./app/element";
import { Tabs } from "./app/tabs";
import { startTheme } from "./app/theme";
import { NetworkSimulator } from "./editing/network-simulator";
import { NetworkView } from "./editing/network-view";
import { startExperience } from "./experience/start";
import { Panel } from "./panel/panel";
import { connectPageServer } from "./server/connect";

type Start = (parts: PageParts) => Promise<Editor>;

const EDITORS: Readonly<Record<string, Start>> = {
  experience: startExperience,
  // Loaded when it is first opened, so that editing one job does not wait for it.
  resume: async (parts) => (await import("./resume/start")).startResume(parts),
};

/** The editors behind the tabs. Each one starts when its tab is first opened. */
class Editors {
  readonly #started = new Map<string, Promise<Editor>>();
  #openName = "";

  constructor(private readonly partsFor: (name: string) => PageParts) {}

  async open(name: string): Promise<void> {
    this.#openName = name;
    const shared = byId("panel", HTMLElement);
    shared.inert = true; // until it shows this tab
    const editor = await this.#editorOf(name);
    if (this.#openName !== name) return; // another tab was opened meanwhile
    shared.inert = false;
    editor.activate();
    document.body.classList.add("is-ready");
  }

  async openSettings(): Promise<void> {
    (await this.#editorOf(this.#openName)).openSettings();
  }

  #editorOf(name: string): Promise<Editor> {
    const known = this.#started.get(name);
    if (known) return known;
    const startEditor = EDITORS[name] ?? startExperience;
    const editor = startEditor(this.partsFor(name));
    this.#started.set(name, editor);
    return editor;
  }
}

/** Creates the parts of the page and connects them. */
async function start(): Promise<void> {
  startTheme();
  const [library, server] = await Promise.all([load(), connectPageServer()]);
  const panel = new Panel(() => void editors.openSettings());
  const network = new NetworkSimulator();
  new NetworkView(network);
  const editors = new Editors((name) => {
    return { library, server, panel, network, onDirty: (dirty) => tabs.showUnsaved(name, dirty) };
  });
  const tabs = new Tabs(
    [
      { name: "experience", formId: "experience-form" },
      { name: "resume", formId: "resume-form" },
    ],
    (name) => editors.open(name).catch(showStartFailure),
  );
  byId("open-settings", HTMLButtonElement).addEventListener("click", () => void editors.openSettings());
  tabs.start();
}

function showStartFailure(error: unknown): void {
  console.error(error);
  byId("loading-text", HTMLElement).textContent =
    "This page could not start. It needs a recent browser with WebAssembly. Try reloading it.";
  document.body.classList.remove("is-ready");
  document.body.classList.add("is-broken");
}

start().catch(showStartFailure);

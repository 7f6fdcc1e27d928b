import { confirmWith } from "../app/confirm";
import type { Editor, PageParts } from "../app/editor";
import { byId } from "../app/element";
import { drafts } from "../editing/drafts";
import { whyNot } from "../editing/words";
import type { ExperienceEndpoint } from "../library";
import { clientFor, idsOf, keyOf } from "../sending/letraz";
import { letrazForm } from "../sending/letraz-form";
import { fetchExperiences, resetSampleData } from "../sending/resources";
import { ServerDialog } from "../sending/server-dialog";
import { DEFAULT_SETTINGS, type Settings } from "../sending/settings";
import { readLastOpen, rememberOpen } from "./last-open";
import { listed, Picker } from "./picker";
import { ExperienceTab } from "./tab";

/** Puts the tab of single jobs together. */
export async function startExperience(parts: PageParts): Promise<Editor> {
  const editor = new ExperienceEditor(parts, await fetchExperiences(parts.server));
  await editor.openLast();
  return editor;
}

/** How long the page waits at its start for a server that may not be there. */
const START_PATIENCE_MS = 3000;

/** A job in the list, and where it came from. */
interface Entry {
  readonly resource: object;
  /** Under which its unsaved edits are kept. */
  readonly key: string;
}

/** The tab of single jobs: the list of them, the one that is open, and where they are saved. */
class ExperienceEditor implements Editor {
  readonly #parts: PageParts;
  readonly #endpoint: ExperienceEndpoint;
  readonly #dialog: ServerDialog<Settings>;
  readonly #tab: ExperienceTab;
  readonly #picker = new Picker((id) => void this.#pick(id));
  #entries: readonly Entry[];
  #unsaved: ReadonlySet<string> = new Set();
  /** The job of another server that was open last and could not be read again. */
  #missing: { readonly baseUrl: string; readonly id: string } | null = null;

  constructor(parts: PageParts, experiences: readonly object[]) {
    this.#parts = parts;
    const { library, server, panel, network } = parts;
    const endpoint = library.letraz.experience;
    this.#endpoint = endpoint;
    this.#entries = experiences.map((resource) => this.#inPage(resource));
    this.#dialog = new ServerDialog(letrazForm(endpoint), {
      onChange: () => this.#tab.settingsChanged(),
      onLoad: () => this.#load(),
    });
    this.#tab = new ExperienceTab({
      endpoint,
      server,
      network,
      panel,
      settings: () => this.#dialog.current,
      onDirty: (dirty) => {
        parts.onDirty(dirty);
        this.#mark();
      },
      onSaved: (resource) => this.#remember(resource),
      hasKept: (key) => this.#unsaved.has(key),
      onLoad: () => void this.#loadAsked(),
    });
    byId("reset-samples", HTMLButtonElement).addEventListener("click", () => void this.#reset());
  }

  activate(): void {
    this.#tab.activate();
    this.#dialog.showTarget();
  }

  openSettings(): void {
    this.#dialog.open();
  }

  async openFirst(): Promise<void> {
    const [first] = this.#entries;
    if (first) await this.#open(first);
  }

  /** Opens what was open at the last visit, and the first job where that cannot be. */
  async openLast(): Promise<void> {
    await this.#findUnsaved(); // there may be something to say of it
    const last = readLastOpen();
    const known = this.#entries.find(({ key }) => key === last?.key);
    if (known) return this.#open(known);
    const settings = this.#dialog.current;
    if (last && keyOf(this.#parts.server, settings, idsOf(settings, last.id)) === last.key) {
      this.#missing = { baseUrl: settings.baseUrl, id: last.id };
      if ((await this.#load(AbortSignal.timeout(START_PATIENCE_MS))) === null) return;
    }
    await this.openFirst();
  }

  async #open({ resource, key }: Entry): Promise<void> {
    await this.#tab.open(resource, key);
    rememberOpen({ key, id: listed(resource).id });
    await this.#findUnsaved();
  }

  async #pick(id: string): Promise<void> {
    const chosen = this.#entries.find(({ resource }) => listed(resource).id === id);
    if (chosen && id !== this.#tab.openId) await this.#open(chosen);
  }

  /** Opens what the settings name; a sentence when that failed. */
  async #load(signal?: AbortSignal): Promise<string | null> {
    const { server, network } = this.#parts;
    const settings = this.#dialog.current;
    const missing = this.#missing?.baseUrl === settings.baseUrl ? this.#missing.id : "";
    const ids = idsOf(settings, missing || this.#tab.openId);
    const way = { endpoint: this.#endpoint, server, settings, encoding: "application/json" } as const;
    const result = await clientFor(way, network, async () => {}).load(ids, { signal });
    if (result.kind !== "loaded") return whyNot(result);
    const entry = { resource: result.draft.base, key: keyOf(server, settings, ids) };
    result.draft.close();
    this.#missing = null;
    this.#put(entry);
    await this.#open(entry);
    return null;
  }

  /** By a notice and not in the dialog, which comes where it fails. */
  async #loadAsked(): Promise<void> {
    const failure = await this.#load();
    if (failure !== null) this.#dialog.open(failure);
  }

  async #reset(): Promise<void> {
    const sure = await confirmWith({
      title: "Reset the sample data?",
      text: "Every job that was saved in this page goes back to where it started, and what is not saved goes.",
      confirm: "Reset",
    });
    if (!sure) return;
    const { server } = this.#parts;
    await resetSampleData(server);
    this.#entries = (await fetchExperiences(server)).map((resource) => this.#inPage(resource));
    await this.#tab.throwAway();
    for (const { resource, key } of this.#entries) {
      if (!this.#unsaved.has(key)) continue;
      const kept = await drafts.open(this.#endpoint, key, resource);
      await kept.discard();
      await kept.close();
    }
    await this.openFirst();
  }

  #inPage(resource: object): Entry {
    const ids = { resumeId: DEFAULT_SETTINGS.resumeId, id: listed(resource).id };
    return { resource, key: keyOf(this.#parts.server, DEFAULT_SETTINGS, ids) };
  }

  /** The server has stored a job. */
  #remember(resource: object): void {
    const { id } = listed(resource);
    const known = this.#entries.find((entry) => listed(entry.resource).id === id);
    this.#put({ resource, key: known?.key ?? this.#inPage(resource).key });
    this.#mark();
    this.#showList();
  }

  #put(entry: Entry): void {
    const { id } = listed(entry.resource);
    const others = this.#entries.filter(({ resource }) => listed(resource).id !== id);
    const isKnown = others.length < this.#entries.length;
    this.#entries = isKnown
      ? this.#entries.map((known) => (listed(known.resource).id === id ? entry : known))
      : [entry, ...others];
  }

  /** Of what is open the tab knows best; of all else, what is kept. */
  #mark(): void {
    const before = this.#unsaved;
    const now = new Set(before);
    for (const [key, isDirty] of this.#tab.dirtiness) now[isDirty ? "add" : "delete"](key);
    this.#unsaved = now;
    if (now.size !== before.size || [...now].some((key) => !before.has(key))) this.#showList();
  }

  async #findUnsaved(): Promise<void> {
    this.#unsaved = new Set(await drafts.keys().catch((): string[] => []));
    this.#mark();
    this.#showList();
  }

  #showList(): void {
    const unsaved = this.#entries.filter(({ key }) => this.#unsaved.has(key));
    const ids = new Set(unsaved.map(({ resource }) => listed(resource).id));
    this.#picker.show(
      this.#entries.map(({ resource }) => listed(resource)),
      this.#tab.openId,
      ids,
    );
  }
}

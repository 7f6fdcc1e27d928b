import { askToConfirm } from "../app/confirm-dialog";
import type { Editor, PageParts } from "../app/editor";
import { byId } from "../app/element";
import { drafts } from "../editing/drafts";
import { failureText } from "../editing/result-messages";
import { discardEdits } from "../editing/stored-text";
import type { ExperienceEndpoint } from "../library";
import { clientFor, idsOf, storageKey } from "../sending/letraz";
import { letrazForm } from "../sending/letraz-form";
import { fetchDamaged, fetchExperiences, resetSampleData } from "../sending/resources";
import { ServerDialog } from "../sending/server-dialog";
import { DEFAULT_SETTINGS, type Settings } from "../sending/settings";
import { JobList, jobSummary } from "./job-list";
import { readLastOpen, rememberOpen } from "./last-open";
import { ExperienceTab } from "./tab";

/** Creates the editor of the Experience tab. */
export async function startExperience(parts: PageParts): Promise<Editor> {
  const editor = new ExperienceEditor(parts, await fetchExperiences(parts.server));
  await editor.openLast();
  await editor.showDamage();
  return editor;
}

/** The time to wait at the start for a server that may be unreachable. */
const START_TIMEOUT_MS = 3000;

/** A job in the list and the key of its stored edits. */
interface ListedJob {
  readonly resource: object;
  /** The key under which its unsaved edits are stored. */
  readonly key: string;
}

/** The Experience tab: the list of jobs, the open job and the server dialog. */
class ExperienceEditor implements Editor {
  readonly #parts: PageParts;
  readonly #endpoint: ExperienceEndpoint;
  readonly #dialog: ServerDialog<Settings>;
  readonly #tab: ExperienceTab;
  readonly #list = new JobList((id) => void this.#choose(id));
  #jobs: readonly ListedJob[];
  #unsaved: ReadonlySet<string> = new Set();
  /** The job that was open last on another server and could not be loaded. */
  #missing: { readonly baseUrl: string; readonly id: string } | null = null;

  constructor(parts: PageParts, experiences: readonly object[]) {
    this.#parts = parts;
    const { library, server, panel, network } = parts;
    const endpoint = library.letraz.experience;
    this.#endpoint = endpoint;
    this.#jobs = experiences.map((resource) => this.#jobInPage(resource));
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
        this.#updateUnsaved();
      },
      onSaved: (resource) => this.#showSaved(resource),
      hasStoredEdits: (key) => this.#unsaved.has(key),
      onLoad: () => void this.#loadFromNotice(),
    });
    byId("reset-samples", HTMLButtonElement).addEventListener("click", () => void this.#reset());
  }

  activate(): void {
    this.#tab.activate();
    this.#dialog.showServer();
  }

  openSettings(): void {
    this.#dialog.open();
  }

  async openFirst(): Promise<void> {
    const [first] = this.#jobs;
    if (first) await this.#open(first);
  }

  /** Opens the job of the last visit, or the first job when that fails. */
  async openLast(): Promise<void> {
    await this.#findUnsaved(); // its notice may mention stored edits
    const last = readLastOpen();
    const known = this.#jobs.find(({ key }) => key === last?.key);
    if (known) return this.#open(known);
    const settings = this.#dialog.current;
    if (last && storageKey(this.#parts.server, settings, idsOf(settings, last.id)) === last.key) {
      this.#missing = { baseUrl: settings.baseUrl, id: last.id };
      if ((await this.#load(AbortSignal.timeout(START_TIMEOUT_MS))) === null) return;
    }
    await this.openFirst();
  }

  /** Shows what the page could not open: the server settings, and jobs that were saved in the page. */
  async showDamage(): Promise<void> {
    this.#tab.notices.showDamagedSettings(this.#dialog.damaged);
    this.#tab.notices.showDamagedData(await fetchDamaged(this.#parts.server, "experiences"));
  }

  async #open({ resource, key }: ListedJob): Promise<void> {
    await this.#tab.open(resource, key);
    rememberOpen({ key, id: jobSummary(resource).id });
    await this.#findUnsaved();
  }

  async #choose(id: string): Promise<void> {
    const chosen = this.#jobs.find(({ resource }) => jobSummary(resource).id === id);
    if (chosen && id !== this.#tab.openId) await this.#open(chosen);
  }

  /** Loads the job that the settings name. Resolves with a message when that fails. */
  async #load(signal?: AbortSignal): Promise<string | null> {
    const { server, network } = this.#parts;
    const settings = this.#dialog.current;
    const missing = this.#missing?.baseUrl === settings.baseUrl ? this.#missing.id : "";
    const ids = idsOf(settings, missing || this.#tab.openId);
    const context = { endpoint: this.#endpoint, server, settings, encoding: "application/json" } as const;
    const result = await clientFor(context, network, async () => {}).load(ids, { signal });
    if (result.kind !== "loaded") return failureText(result);
    const entry = { resource: result.draft.base, key: storageKey(server, settings, ids) };
    result.draft.close();
    this.#missing = null;
    this.#addOrReplace(entry);
    await this.#open(entry);
    return null;
  }

  /** Loads from a notice; opens the dialog only when that fails. */
  async #loadFromNotice(): Promise<void> {
    const failure = await this.#load();
    if (failure !== null) this.#dialog.open(failure);
  }

  async #reset(): Promise<void> {
    const sure = await askToConfirm({
      title: "Reset the sample data?",
      text: "Every job in this page is reset to the sample. Unsaved changes are lost.",
      confirm: "Reset",
    });
    if (!sure) return;
    const { server } = this.#parts;
    await resetSampleData(server);
    this.#jobs = (await fetchExperiences(server)).map((resource) => this.#jobInPage(resource));
    await this.#tab.discardStored();
    for (const { resource, key } of this.#jobs) {
      if (!this.#unsaved.has(key)) continue;
      const storedDraft = await drafts.open(this.#endpoint, key, resource);
      await discardEdits(storedDraft);
      await storedDraft.close();
    }
    await this.openFirst();
  }

  #jobInPage(resource: object): ListedJob {
    const ids = { resumeId: DEFAULT_SETTINGS.resumeId, id: jobSummary(resource).id };
    return { resource, key: storageKey(this.#parts.server, DEFAULT_SETTINGS, ids) };
  }

  /** Updates the list with a job that the server has saved. */
  #showSaved(resource: object): void {
    const { id } = jobSummary(resource);
    const known = this.#jobs.find((entry) => jobSummary(entry.resource).id === id);
    this.#addOrReplace({ resource, key: known?.key ?? this.#jobInPage(resource).key });
    this.#updateUnsaved();
    this.#showList();
  }

  #addOrReplace(entry: ListedJob): void {
    const { id } = jobSummary(entry.resource);
    const others = this.#jobs.filter(({ resource }) => jobSummary(resource).id !== id);
    const isKnown = others.length < this.#jobs.length;
    this.#jobs = isKnown
      ? this.#jobs.map((known) => (jobSummary(known.resource).id === id ? entry : known))
      : [entry, ...others];
  }

  /** Updates the unsaved marks from the open jobs. */
  #updateUnsaved(): void {
    const before = this.#unsaved;
    const now = new Set(before);
    for (const [key, isDirty] of this.#tab.dirtyByKey) now[isDirty ? "add" : "delete"](key);
    this.#unsaved = now;
    if (now.size !== before.size || [...now].some((key) => !before.has(key))) this.#showList();
  }

  async #findUnsaved(): Promise<void> {
    this.#unsaved = new Set(await drafts.keys().catch((): string[] => []));
    this.#updateUnsaved();
    this.#showList();
  }

  #showList(): void {
    const unsaved = this.#jobs.filter(({ key }) => this.#unsaved.has(key));
    const ids = new Set(unsaved.map(({ resource }) => jobSummary(resource).id));
    this.#list.show(
      this.#jobs.map(({ resource }) => jobSummary(resource)),
      this.#tab.openId,
      ids,
    );
  }
}

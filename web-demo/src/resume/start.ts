import { askToConfirm } from "../app/confirm-dialog";
import type { Editor, PageParts } from "../app/editor";
import { byId } from "../app/element";
import { DraftNotices } from "../editing/draft-notices";
import { drafts } from "../editing/drafts";
import { fetchDamaged } from "../sending/resources";
import { ServerDialog } from "../sending/server-dialog";
import { affindaForm } from "./affinda-form";
import { letColleagueEdit } from "./colleague";
import { loadResume, type ResumeOpener } from "./load-resume";
import { type ResumeTarget, targetOf } from "./resume-target";
import { IN_PAGE } from "./settings";
import { ResumeTab } from "./tab";

/** Creates the editor of the Resume tab. */
export async function startResume({ library, server, panel, network, onDirty }: PageParts): Promise<Editor> {
  const endpoint = library.affinda.resume;
  const dialog = new ServerDialog(affindaForm(endpoint.operation), {
    onChange: () => {
      tab.settingsChanged();
      showColleague();
      void showSource();
    },
    onLoad: loadFromServer,
  });
  const notices = new DraftNotices(byId("resume-form", HTMLElement), "resume", {
    discard: () => void tab.discardStored().then(() => notices.clear()),
    mergeOtherTabs: () => void tab.mergeOtherTabs(),
  });
  const clientOptions = network.options(server.fetch, {
    simulateOtherEdit: async () => {
      await letColleagueEdit(server, tab.editedPaths());
    },
  });

  /** The address that the open resume was loaded from. */
  let loadedFrom = "";

  async function load(target: ResumeTarget): Promise<ResumeOpener | string> {
    const found = await loadResume(endpoint, target, notices);
    if (typeof found === "string") return found;
    return async () => {
      const opened = await found();
      loadedFrom = opened.address;
      void showSource();
      return opened;
    };
  }

  /** Shows a notice when the resume was loaded from elsewhere. */
  async function showSource(): Promise<void> {
    const wantedAddress = (): string => targetOf(endpoint, server, dialog.current, clientOptions).address;
    const address = wantedAddress();
    const storedKeys = address === loadedFrom ? [] : await drafts.keys().catch((): string[] => []);
    if (address !== wantedAddress()) return; // the settings changed meanwhile
    const more = storedKeys.includes(address) ? " You have unsaved changes to that resume." : "";
    const text = `The server settings point to another resume.${more}`;
    const action = { label: "Load that resume", act: () => void loadFromNotice() };
    notices.showOtherSource(address === loadedFrom ? null : { text, action });
  }

  /** Loads from a notice; opens the dialog only when that fails. */
  async function loadFromNotice(): Promise<void> {
    const failure = await loadFromServer();
    if (failure !== null) dialog.open(failure);
  }

  const tab = new ResumeTab(
    {
      endpoint,
      settings: () => dialog.current,
      target: (beforeChange = () => {}) =>
        targetOf(endpoint, server, dialog.current, {
          ...clientOptions,
          onStep(step) {
            if (step.kind === "request" && step.purpose === "change") beforeChange();
            clientOptions.onStep?.(step);
          },
        }),
      panel,
      onResult(text, isSent) {
        network.logResult(text, isSent ? "good" : "bad");
        if (isSent) notices.clear();
      },
      onDirty,
    },
    await (await loadSample())(),
  );
  notices.showDamagedSettings(dialog.damaged);
  notices.showDamagedData(await fetchDamaged(server, "resumes"));
  byId("resume-loading", HTMLElement).remove();
  byId("resume-content", HTMLElement).hidden = false;

  /** Loads the sample resume, without simulated failures: the page cannot start without it. */
  async function loadSample(): Promise<ResumeOpener> {
    const found = await load(targetOf(endpoint, server, IN_PAGE, { fetch: server.fetch }));
    if (typeof found === "string") throw new Error(found);
    return found;
  }

  async function loadFromServer(): Promise<string | null> {
    if (!(await confirmLeaving())) return "Your changes are still here; nothing was loaded.";
    const found = await load(targetOf(endpoint, server, dialog.current, clientOptions));
    if (typeof found === "string") return found;
    await tab.open(found);
    return null;
  }

  async function confirmLeaving(): Promise<boolean> {
    if (!tab.wouldBeLost) return true;
    return askToConfirm({
      title: "Discard your changes?",
      text: "Your changes to this resume are not saved, and this browser cannot keep them.",
      confirm: "Discard changes",
    });
  }

  const colleague = byId("edit-as-colleague", HTMLButtonElement);
  const showColleague = (): void => {
    colleague.hidden = dialog.current.baseUrl !== "";
  };
  colleague.addEventListener("click", async () => {
    const { who, resume } = await letColleagueEdit(server, tab.editedPaths());
    tab.rebase(resume, who);
  });

  byId("reset-resume", HTMLButtonElement).addEventListener("click", async () => {
    const sure = await askToConfirm({
      title: "Reset the sample resume?",
      text: "The resume in this page is reset to the sample. Unsaved changes are lost.",
      confirm: "Reset",
    });
    if (!sure) return;
    await tab.discardStored();
    await server.fetch(`${server.baseUrl}/sample-resume/`, { method: "DELETE" });
    await tab.open(await loadSample());
  });

  showColleague();
  return {
    activate() {
      tab.activate();
      dialog.showServer();
    },
    openSettings: () => dialog.open(),
  };
}

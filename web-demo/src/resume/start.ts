import { confirmWith } from "../app/confirm";
import type { Editor, PageParts } from "../app/editor";
import { byId } from "../app/element";
import { drafts } from "../editing/drafts";
import { KeptNotices } from "../editing/notices";
import { WAY_TO_SERVER } from "../panel/save-bar";
import { ServerDialog } from "../sending/server-dialog";
import { affindaForm } from "./affinda-form";
import { letColleagueEdit } from "./colleague";
import { findResume, type Opening } from "./opening";
import { IN_PAGE } from "./settings";
import { ResumeTab } from "./tab";
import { type Target, targetOf } from "./target";

/** Puts the tab of the whole resume together. */
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
  const notices = new KeptNotices(byId("resume-form", HTMLElement), "resume", {
    throwAway: () => void tab.throwAway().then(() => notices.clear()),
    combine: () => void tab.combine(),
  });
  const way = network.options(server.fetch, {
    someoneElse: async () => {
      await letColleagueEdit(server, tab.editedPlaces());
    },
  });

  /** Where the resume that is open was read. */
  let source = "";

  async function find(target: Target): Promise<Opening | string> {
    const found = await findResume(endpoint, target, notices);
    if (typeof found === "string") return found;
    return async () => {
      const opened = await found();
      source = opened.address;
      void showSource();
      return opened;
    };
  }

  /** Says it where the resume was not read where it would be saved. */
  async function showSource(): Promise<void> {
    const wanted = (): string => targetOf(endpoint, server, dialog.current, way).address;
    const address = wanted();
    const kept = address === source ? [] : await drafts.keys().catch((): string[] => []);
    if (address !== wanted()) return; // meanwhile it is another
    const more = kept.includes(address) ? " You have unsaved changes of that one." : "";
    const text = `${WAY_TO_SERVER} names another resume than this one.${more}`;
    const action = { label: "Load that resume", act: () => void loadAsked() };
    notices.unread(address === source ? null : { text, action });
  }

  /** By a notice and not in the dialog, which comes where it fails. */
  async function loadAsked(): Promise<void> {
    const failure = await loadFromServer();
    if (failure !== null) dialog.open(failure);
  }

  const tab = new ResumeTab(
    {
      endpoint,
      settings: () => dialog.current,
      target: (beforeChange = () => {}) =>
        targetOf(endpoint, server, dialog.current, {
          ...way,
          onStep(step) {
            if (step.kind === "request" && step.purpose === "change") beforeChange();
            way.onStep?.(step);
          },
        }),
      panel,
      onConclusion(text, isSent) {
        network.conclude(text, isSent ? "good" : "bad");
        if (isSent) notices.clear();
      },
      onDirty,
    },
    await (await findSample())(),
  );
  byId("resume-loading", HTMLElement).remove();
  byId("resume-content", HTMLElement).hidden = false;

  /** The resume of the page's own server, on a way without failures: the page cannot start without it. */
  async function findSample(): Promise<Opening> {
    const found = await find(targetOf(endpoint, server, IN_PAGE, { fetch: server.fetch }));
    if (typeof found === "string") throw new Error(found);
    return found;
  }

  async function loadFromServer(): Promise<string | null> {
    if (!(await mayLeave())) return "Your changes are still here; nothing was loaded.";
    const found = await find(targetOf(endpoint, server, dialog.current, way));
    if (typeof found === "string") return found;
    await tab.open(found);
    return null;
  }

  async function mayLeave(): Promise<boolean> {
    if (!tab.isOnlyHere) return true;
    return confirmWith({
      title: "Discard your changes?",
      text: "What you changed in this resume is not saved yet, and this browser cannot keep it.",
      confirm: "Discard changes",
    });
  }

  const colleague = byId("someone-else", HTMLButtonElement);
  const showColleague = (): void => {
    colleague.hidden = dialog.current.baseUrl !== "";
  };
  colleague.addEventListener("click", async () => {
    const { who, resume } = await letColleagueEdit(server, tab.editedPlaces());
    tab.takeIn(resume, who);
  });

  byId("reset-resume", HTMLButtonElement).addEventListener("click", async () => {
    const sure = await confirmWith({
      title: "Reset the sample resume?",
      text: "Everything that was saved of it in this page goes back to where it started.",
      confirm: "Reset",
    });
    if (!sure) return;
    await tab.throwAway();
    await server.fetch(`${server.baseUrl}/sample-resume/`, { method: "DELETE" });
    await tab.open(await findSample());
  });

  showColleague();
  return {
    activate() {
      tab.activate();
      dialog.showTarget();
    },
    openSettings: () => dialog.open(),
  };
}

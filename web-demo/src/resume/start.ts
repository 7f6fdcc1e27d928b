import { confirmWith } from "../app/confirm";
import type { Editor, PageParts } from "../app/editor";
import { byId } from "../app/element";
import { KeptNotices } from "../editing/notices";
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

  const find = (target: Target): Promise<Opening | string> => findResume(endpoint, target, notices);

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

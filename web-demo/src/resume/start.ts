import type { ClientOptions } from "resume-patch/client";
import type { KeptDraft } from "resume-patch/storage";
import { confirmWith } from "../app/confirm";
import type { Editor, PageParts } from "../app/editor";
import { byId } from "../app/element";
import { drafts } from "../editing/drafts";
import { KeptNotices } from "../editing/notices";
import type { Resume, ResumeUpdate } from "../library";
import { ServerDialog } from "../sending/server-dialog";
import { affindaForm } from "./affinda-form";
import { letColleagueEdit } from "./colleague";
import { IN_PAGE, type ResumeSettings } from "./settings";
import { ResumeTab } from "./tab";
import { targetOf } from "./target";

type Kept = KeptDraft<Resume, ResumeUpdate>;

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

  const tab = new ResumeTab(
    {
      endpoint,
      server,
      settings: () => dialog.current,
      target: () => targetOf(endpoint, server, dialog.current, way),
      panel,
      onConclusion({ text, tone }) {
        network.conclude(text, tone === "bad" ? "bad" : "good");
        if (tone === "good") notices.clear();
      },
      onDirty,
    },
    await sample(),
  );
  byId("resume-loading", HTMLElement).remove();
  byId("resume-content", HTMLElement).hidden = false;

  /** The resume of the page's own server, on a way without failures: the page cannot start without it. */
  async function sample(): Promise<Kept> {
    const kept = await load(IN_PAGE, { fetch: server.fetch });
    if (typeof kept === "string") throw new Error(kept);
    return kept;
  }

  /** A resume with the edits that were kept of it, or a sentence that says why there is none. */
  async function load(settings: ResumeSettings, by: ClientOptions): Promise<Kept | string> {
    const { address, client, ids } = targetOf(endpoint, server, settings, by);
    const loaded = await client.load(ids);
    if (loaded.kind !== "loaded") return loaded.message;
    const { base } = loaded.draft;
    loaded.draft.close();
    const kept = await drafts.open(endpoint, address, base, { ...notices.options, text: "words" });
    notices.show(kept);
    return kept;
  }

  async function loadFromServer(): Promise<string | null> {
    const kept = await load(dialog.current, way);
    if (typeof kept === "string") return kept;
    tab.open(kept);
    return null;
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
    tab.open(await sample());
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

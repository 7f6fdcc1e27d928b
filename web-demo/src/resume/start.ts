import { confirmWith } from "../app/confirm";
import type { Editor, PageParts } from "../app/editor";
import { byId } from "../app/element";
import { fetchJson } from "../sending/send";
import { ServerDialog } from "../sending/server-dialog";
import { affindaForm } from "./affinda-form";
import { letColleagueEdit } from "./colleague";
import { isObject, memberOf } from "./document";
import { IN_PAGE, type ResumeSettings, resumeAddress } from "./settings";
import { ResumeTab } from "./tab";

/** Puts the tab of the whole resume together. */
export async function startResume({ library, server, panel, onDirty }: PageParts): Promise<Editor> {
  const endpoint = library.affinda.resume;
  const dialog = new ServerDialog(affindaForm(endpoint.operation), {
    onChange: () => {
      tab.settingsChanged();
      showColleague();
    },
    onLoad: loadFromServer,
  });

  const tab = new ResumeTab(
    { endpoint, server, settings: () => dialog.current, panel, onDirty },
    await resumeAt(IN_PAGE),
  );
  byId("resume-loading", HTMLElement).remove();
  byId("resume-content", HTMLElement).hidden = false;

  async function resumeAt(settings: ResumeSettings): Promise<object> {
    const outcome = await fetchResume(settings);
    if (typeof outcome === "string") throw new Error(outcome);
    return outcome;
  }

  /** A resume, or a sentence that says why there is none. */
  async function fetchResume(settings: ResumeSettings): Promise<object | string> {
    const url = resumeAddress(endpoint.operation, server.baseUrl, settings);
    const outcome = await fetchJson(url, settings.auth, server.fetch);
    if (outcome.kind !== "saved") return outcome.message;
    return resumeIn(outcome.resource) ?? "The answer is not a resume.";
  }

  async function loadFromServer(): Promise<string | null> {
    if (!(await mayLeave())) return "Your changes are still here; nothing was loaded.";
    const resume = await fetchResume(dialog.current);
    if (typeof resume === "string") return resume;
    tab.open(resume);
    return null;
  }

  async function mayLeave(): Promise<boolean> {
    if (!tab.dirty) return true;
    return confirmWith({
      title: "Discard your changes?",
      text: "What you changed in this resume is not saved yet.",
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
    await server.fetch(new Request(`${server.baseUrl}/sample-resume/`, { method: "DELETE" }));
    tab.open(await resumeAt(IN_PAGE));
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

/** Affinda answers a GET with the resume's data among other things, a PATCH with the data alone. */
function resumeIn(answer: unknown): object | null {
  const data = memberOf(answer, "data");
  if (isObject(data) && isObject(memberOf(answer, "meta"))) return data;
  return isObject(answer) && !("errors" in answer) ? answer : null;
}

import { confirmWith } from "../app/confirm";
import type { Editor, PageParts } from "../app/editor";
import { byId } from "../app/element";
import { letrazForm } from "../sending/letraz-form";
import { fetchExperience, fetchExperiences, isExperience, resetSampleData } from "../sending/resources";
import { ServerDialog } from "../sending/server-dialog";
import { listed, Picker } from "./picker";
import { ExperienceTab } from "./tab";

/** Puts the tab of single jobs together. */
export async function startExperience({ library, server, panel, onDirty }: PageParts): Promise<Editor> {
  const endpoint = library.letraz.experience;
  let experiences = await fetchExperiences(server);

  const dialog = new ServerDialog(letrazForm(endpoint), {
    onChange: () => tab.settingsChanged(),
    onLoad: loadFromServer,
  });
  const tab = new ExperienceTab(
    { endpoint, server, settings: () => dialog.current, panel, onDirty, onSaved: remember },
    experiences[0] ?? {},
  );
  const picker = new Picker((id) => void pick(id));
  const showList = (): void => picker.show(experiences.map(listed), tab.openId);

  function remember(resource: object): void {
    const { id } = listed(resource);
    const known = experiences.some((experience) => listed(experience).id === id);
    experiences = known
      ? experiences.map((experience) => (listed(experience).id === id ? resource : experience))
      : [resource, ...experiences];
    showList();
  }

  async function pick(id: string): Promise<void> {
    const chosen = experiences.find((experience) => listed(experience).id === id);
    if (!chosen || id === tab.openId || !(await mayLeave())) return;
    tab.open(chosen);
    showList();
  }

  async function mayLeave(): Promise<boolean> {
    if (!tab.dirty) return true;
    return confirmWith({
      title: "Discard your changes?",
      text: "What you changed in this job is not saved yet.",
      confirm: "Discard changes",
    });
  }

  async function loadFromServer(): Promise<string | null> {
    if (!(await mayLeave())) return "Your changes are still here; nothing was loaded.";
    const outcome = await fetchExperience(endpoint, server, dialog.current, tab.openId);
    if (outcome.kind !== "saved") return outcome.message;
    if (!isExperience(outcome.resource)) return "The answer is not a job.";
    tab.open(outcome.resource);
    remember(outcome.resource);
    return null;
  }

  byId("reset-samples", HTMLButtonElement).addEventListener("click", async () => {
    const sure = await confirmWith({
      title: "Reset the sample data?",
      text: "Every job that was saved in this page goes back to where it started.",
      confirm: "Reset",
    });
    if (!sure) return;
    await resetSampleData(server);
    experiences = await fetchExperiences(server);
    tab.open(experiences[0] ?? {});
    showList();
  });

  showList();
  return {
    activate() {
      tab.activate();
      dialog.showTarget();
    },
    openSettings: () => dialog.open(),
  };
}

import { load } from "resume-patch";
import { confirmWith } from "./app/confirm";
import { byId } from "./app/element";
import { startTheme } from "./app/theme";
import { listed, Picker } from "./experience/picker";
import { ExperienceTab } from "./experience/tab";
import { fetchExperience, fetchExperiences, isExperience, resetSampleData } from "./sending/resources";
import { SettingsDialog } from "./sending/settings-dialog";
import { connectPageServer } from "./server/connect";

/** Puts the parts of the page together; every part knows only what it is handed here. */
async function start(): Promise<void> {
  startTheme();
  const [library, server] = await Promise.all([load(), connectPageServer()]);
  const endpoint = library.letraz.experience;
  let experiences = await fetchExperiences(server);

  const settings = new SettingsDialog(endpoint, {
    onChange: () => tab.settingsChanged(),
    onLoad: loadFromServer,
  });
  const tab = new ExperienceTab(
    { endpoint, server, settings: () => settings.current, onSaved: remember },
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
    const outcome = await fetchExperience(endpoint, server, settings.current, tab.openId);
    if (outcome.kind !== "saved") return outcome.message;
    if (!isExperience(outcome.resource)) return "The answer is not a job.";
    tab.open(outcome.resource);
    remember(outcome.resource);
    return null;
  }

  byId("reset-samples", HTMLButtonElement).addEventListener("click", async () => {
    const sure = await confirmWith({
      title: "Reset the sample data?",
      text: "Everything that was saved in this page goes back to where it started.",
      confirm: "Reset",
    });
    if (!sure) return;
    await resetSampleData(server);
    experiences = await fetchExperiences(server);
    tab.open(experiences[0] ?? {});
    showList();
  });

  showList();
  document.body.classList.add("is-ready");
}

start().catch((error: unknown) => {
  console.error(error);
  byId("loading-text", HTMLElement).textContent =
    "This page could not start. It needs a recent browser with WebAssembly; try to reload it.";
  document.body.classList.add("is-broken");
});

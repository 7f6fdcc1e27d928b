import { byId, element } from "../app/element";
import type { Operation } from "../library";
import { blame, choose, chosenOf, inputOf, type ServerForm } from "../sending/server-dialog";
import { faultOfBaseUrl, readBaseUrl } from "../sending/settings";
import {
  IN_PAGE,
  loadResumeSettings,
  OTHER,
  type ResumeSettings,
  regionsOf,
  regionUrl,
  storeResumeSettings,
} from "./settings";

const REGION_NAMES: Readonly<Record<string, string>> = {
  api: "Global",
  "api.us1": "US",
  "api.eu1": "EU",
};

/** What to ask about an Affinda account. */
export function affindaForm(operation: Operation): ServerForm<ResumeSettings> {
  offerRegions(operation);
  return {
    prefix: "resume-settings",
    inPage: IN_PAGE,
    load: () => loadResumeSettings(operation),
    store: storeResumeSettings,
    fill(form, { region, baseUrl, identifier, auth }) {
      choose(form, "region", region);
      inputOf(form, "resume_base_url").value = region === OTHER ? baseUrl : "";
      inputOf(form, "identifier").value = identifier;
      inputOf(form, "token").value = auth.kind === "bearer" ? auth.token : "";
    },
    read(form) {
      const region = chosenOf(form, "region");
      if (region === "") return IN_PAGE;
      const typed = inputOf(form, "resume_base_url");
      const fault = region === OTHER ? faultOfBaseUrl(typed.value) : null;
      if (fault !== null) {
        blame(typed);
        return fault;
      }
      const baseUrl = region === OTHER ? (readBaseUrl(typed.value) ?? "") : regionUrl(operation, region);
      const identifier = inputOf(form, "identifier").value.trim();
      if (identifier === "") {
        blame(inputOf(form, "identifier"));
        return "Say which resume: the service calls this its identifier.";
      }
      const token = inputOf(form, "token").value.trim();
      return {
        region,
        baseUrl,
        identifier,
        auth: token === "" ? { kind: "none" } : { kind: "bearer", token },
      };
    },
    refresh(form) {
      const region = chosenOf(form, "region");
      for (const part of form.querySelectorAll<HTMLElement>("[data-elsewhere]")) part.hidden = region === "";
      for (const part of form.querySelectorAll<HTMLElement>("[data-other]")) part.hidden = region !== OTHER;
    },
    addressOf: (settings) => settings.baseUrl,
  };
}

function offerRegions(operation: Operation): void {
  const choices = [
    ["", "This page"],
    ...regionsOf(operation).map((region) => [region, REGION_NAMES[region] ?? region]),
    [OTHER, "Other"],
  ];
  byId("region-choice", HTMLElement).append(
    ...choices.map(([value = "", label = ""]) =>
      element(
        "label",
        {},
        element("input", { type: "radio", name: "region", value }),
        element("span", {}, label),
      ),
    ),
  );
}

import { byId, element } from "../app/element";
import type { Operation } from "../library";
import { chooseRadio, chosenRadio, inputOf, markInvalid, type ServerForm } from "../sending/server-dialog";
import { baseUrlProblem, readBaseUrl } from "../sending/settings";
import {
  damagedResumeSettings,
  IN_PAGE,
  loadResumeSettings,
  OTHER_REGION,
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

/** Returns the form that asks for an Affinda server and account. */
export function affindaForm(operation: Operation): ServerForm<ResumeSettings> {
  showRegions(operation);
  return {
    prefix: "resume-settings",
    inPage: IN_PAGE,
    load: () => loadResumeSettings(operation),
    damaged: () => damagedResumeSettings(operation),
    store: storeResumeSettings,
    fill(form, { region, baseUrl, identifier, auth }) {
      chooseRadio(form, "region", region);
      inputOf(form, "resume_base_url").value = region === OTHER_REGION ? baseUrl : "";
      inputOf(form, "identifier").value = identifier;
      inputOf(form, "token").value = auth.kind === "bearer" ? auth.token : "";
    },
    read(form) {
      const region = chosenRadio(form, "region");
      if (region === "") return IN_PAGE;
      const typed = inputOf(form, "resume_base_url");
      const problem = region === OTHER_REGION ? baseUrlProblem(typed.value) : null;
      if (problem !== null) {
        markInvalid(typed);
        return problem;
      }
      const baseUrl =
        region === OTHER_REGION ? (readBaseUrl(typed.value) ?? "") : regionUrl(operation, region);
      const identifier = inputOf(form, "identifier").value.trim();
      if (identifier === "") {
        markInvalid(inputOf(form, "identifier"));
        return "Enter the resume's identifier.";
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
      const region = chosenRadio(form, "region");
      for (const part of form.querySelectorAll<HTMLElement>("[data-account]")) part.hidden = region === "";
      for (const part of form.querySelectorAll<HTMLElement>("[data-custom-server]"))
        part.hidden = region !== OTHER_REGION;
    },
    addressOf: (settings) => settings.baseUrl,
  };
}

function showRegions(operation: Operation): void {
  const choices = [
    ["", "This page"],
    ...regionsOf(operation).map((region) => [region, REGION_NAMES[region] ?? region]),
    [OTHER_REGION, "Other"],
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

// Drafts in the state of frameworks: Vue and Pinia, Svelte's stores, Angular's reactive forms.
import "@angular/compiler";
import { FormControl, FormGroup } from "@angular/forms";
import { createPinia, defineStore, setActivePinia } from "pinia";
import { derived, get } from "svelte/store";
import { describe, expect, it } from "vitest";
import { computed, effectScope, reactive, ref, shallowRef, watchEffect } from "vue";
import { bindControl, validatorOf } from "../../../js/src/angular.js";
import { load } from "../../../js/src/index.js";
import { draftStore, fieldStore } from "../../../js/src/svelte-store.js";
import { useDraft, useField } from "../../../js/src/vue.js";

const rp = await load();
const { experience } = rp.letraz;
const open = () => experience.open({ company_name: "Initech", started_from_year: 2019 });

describe("Vue", () => {
  it("holds a draft in ref, reactive and a store of Pinia, unwrapped", () => {
    using draft = open();
    setActivePinia(createPinia());
    const useStore = defineStore("job", { state: () => ({ draft }) });
    for (const held of [ref(draft).value, reactive({ draft }).draft, useStore().draft]) {
      expect(held).toBe(draft);
      held.set("/city", "Delft");
      expect([held.dirty, held.value.city]).toEqual([true, "Delft"]);
      held.undo();
    }
  });

  it("follows a draft in templates, computed values and a setup store", () => {
    using draft = open();
    setActivePinia(createPinia());
    const useStore = defineStore("job", () => ({ job: useDraft(draft) }));
    const scope = effectScope();
    scope.run(() => {
      const view = useDraft(shallowRef(draft));
      const dirty = computed(() => view.value.dirty);
      const store = useStore();
      const inStore = computed(() => store.job.inputAt("/city"));
      expect([dirty.value, inStore.value]).toEqual([false, ""]);
      draft.set("/city", "Delft");
      expect([dirty.value, inStore.value]).toEqual([true, "Delft"]);
      expect(reactive({ view: view.value }).view).toBe(view.value);
    });
    scope.stop();
  });

  it("edits a field by its refs, follows another path, and stops with its scope", () => {
    using draft = open();
    const path = ref("/company_name");
    const scope = effectScope();
    const seen: string[] = [];
    const field = scope.run(() => {
      const made = useField(draft, path);
      watchEffect(() => seen.push(made.value.value), { flush: "sync" });
      return made;
    });
    if (field === undefined) throw new Error("The scope is active.");
    field.value.value = "Globex";
    expect(draft.get("/company_name")).toBe("Globex");
    path.value = "/started_from_year";
    field.value.value = 2020 as never; // as v-model of a number control does
    draft.set("/started_from_year", 2021);
    expect(seen).toEqual(["Initech", "Globex", "2019", "2020", "2021"]);
    scope.stop();
    draft.set("/started_from_year", 2022);
    expect(seen).toHaveLength(5);
  });
});

describe("Svelte", () => {
  it("reads the stores of a draft and of a field at once, and after each change", () => {
    using draft = open();
    const view = draftStore(draft);
    const company = fieldStore(draft, "/company_name");
    const seen: unknown[] = [];
    const both = derived([view, company], ([one, other]) => [one.dirty, other.value]);
    const unsubscribe = both.subscribe((value) => seen.push(value));
    get(company).value = "Globex";
    unsubscribe();
    draft.set("/company_name", "Initrode");
    expect(seen[0]).toEqual([false, "Initech"]);
    expect(seen.at(-1)).toEqual([true, "Globex"]);
    expect(get(view).get("/company_name")).toBe("Initrode");
  });

  it("does not take a draft for a store", () => {
    using draft = open();
    expect(() => derived(draft as never, (value) => value).subscribe(() => {})).toThrow(/not a Svelte store/);
  });
});

describe("Angular", () => {
  it("validates a control by the endpoint", () => {
    const year = new FormControl<unknown>("", validatorOf(experience, "/started_from_year"));
    expect(year.errors).toBeNull();
    year.setValue("20x4");
    expect(year.errors?.type).toMatchObject({ code: "type", params: { input: "20x4" } });
    year.setValue(1066);
    expect(Object.keys(year.errors ?? {})).toEqual(["minimum"]);
    year.setValue("2019");
    expect(year.errors).toBeNull();
    const title = new FormControl("a\0", validatorOf(rp.affinda.resume, "workExperience.3.jobTitle"));
    expect(title.errors?.nullCharacter.path).toBe("/workExperience/3/jobTitle");
    const languages = new FormControl(["English", "Klingon"], validatorOf(rp.affinda.resume, "languages"));
    expect(languages.errors?.enum.path).toBe("/languages/1");
  });

  it("validates a control with the stored resource", () => {
    const base = { company_name: "Initech", started_from_year: 2019 };
    const finished = new FormControl("2010", validatorOf(experience, "finished_at_year", { base }));
    expect(Object.keys(finished.errors ?? {})).toEqual(["endBeforeStart"]);
  });

  it("binds controls to a draft, both ways", () => {
    using draft = experience.open({ company_name: "Initech", city: "Utrecht" });
    const form = new FormGroup({ city: new FormControl(""), current: new FormControl(false) });
    const disconnect = bindControl(form.controls.city, draft, "/city");
    bindControl(form.controls.current, draft, "/current");
    draft.set("/city", "Delft");
    expect(form.controls.city.value).toBe("Delft");
    form.controls.city.setValue("x".repeat(51));
    expect(draft.get("/city")).toHaveLength(51);
    expect(form.controls.city.errors?.maxLength.params.limit).toBe(50);
    expect(form.valid).toBe(false);
    form.controls.current.setValue(true);
    expect(draft.get("/current")).toBe(true);
    draft.undo();
    draft.undo();
    expect(form.value).toEqual({ city: "Utrecht", current: false });
    expect(form.valid).toBe(true);
    disconnect();
    disconnect();
    draft.set("/city", "Breda");
    expect(form.controls.city.value).toBe("Utrecht");
  });
});

// Methods called without their object, as React's useSyncExternalStore and destructuring call them.
import { describe, expect, it, vi } from "vitest";
import { load as loadCore } from "../../../js/src/core.js";
import { load } from "../../../js/src/index.js";

const rp = await load();
const stored = { company_name: "Brightwater", job_title: "Engineer" };

/** Returns the names of an object's methods, including those of its classes. */
function methodsOf(object: object): string[] {
  const names: string[] = [];
  for (
    let type = Object.getPrototypeOf(object);
    type !== Object.prototype;
    type = Object.getPrototypeOf(type)
  )
    for (const [name, { value }] of Object.entries(Object.getOwnPropertyDescriptors(type)))
      if (typeof value === "function" && name !== "constructor") names.push(name);
  return names;
}

describe("works without its object: each method", () => {
  it("of an endpoint", () => {
    const { validate, fromForm, toForm, diff, patch, update, merge, open, parseError } = rp.letraz.experience;
    expect(validate({ city: 7 }).issues[0]?.path).toBe("/city");
    expect(fromForm([["city", ""]]).value).toEqual({ city: null });
    expect(toForm(stored)).toMatchObject(stored);
    expect(diff(stored, { ...stored, city: "Delft" })).toHaveLength(1);
    expect(patch(stored, { ...stored, city: "Delft" }).body).toEqual({ city: "Delft" });
    expect(update(stored, { city: "Delft" }).body).toEqual({ city: "Delft" });
    expect(merge(stored, stored, { ...stored, city: "Delft" }).value.city).toBe("Delft");
    expect(parseError(404, "").status).toBe(404);
    open(stored).close();
    for (const name of methodsOf(rp.letraz.experience))
      expect(Object.keys(rp.letraz.experience)).not.toContain(name);
  });

  it("of a draft", () => {
    const draft = rp.letraz.experience.open(stored);
    const { subscribe, set, setFromInput, undo, get, patch, issuesAt, save, close } = draft;
    const heard = vi.fn();
    const stop = subscribe(heard);
    set("/city", "Delft");
    setFromInput("/started_from_year", "2020");
    expect(heard).toHaveBeenCalledTimes(2);
    expect(undo()).toBe(true);
    expect([get("/city"), patch().bodyText, issuesAt("/city")]).toEqual(["Delft", '{"city":"Delft"}', []]);
    expect(JSON.parse(save())).toBeTypeOf("object");
    expect(methodsOf(draft).filter((name) => !Object.hasOwn(draft, name))).toEqual([]);
    stop();
    close();
    expect(() => get("/city")).toThrow(/closed/);
  });

  it("of an endpoint of the core module, and can be replaced", async () => {
    const { experience } = (await loadCore()).letraz;
    const { validate } = experience;
    expect(validate({ city: 7 }).valid).toBe(false);
    const spy = vi.spyOn(experience, "validate");
    experience.validate({});
    expect(spy).toHaveBeenCalledOnce();
    spy.mockRestore();
  });
});

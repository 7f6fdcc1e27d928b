// @vitest-environment happy-dom
// A bound form leaves the hidden fields of frameworks alone.
import { expect, it } from "vitest";
import { bindForm } from "../../../js/src/form.js";
import { load } from "../../../js/src/index.js";

const rp = await load();

it("bindForm skips them, too", () => {
  using draft = rp.letraz.experience.open({ city: "Oslo" });
  document.body.innerHTML = `<form><input type="hidden" name="_token" value="x"><input name="city"></form>`;
  const form = document.querySelector("form") as HTMLFormElement;
  const unbind = bindForm(form, draft);
  expect(Array.from(form.elements, (control) => (control as HTMLInputElement).value)).toEqual(["x", "Oslo"]);
  unbind();
});

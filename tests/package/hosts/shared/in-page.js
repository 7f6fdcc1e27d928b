// The tests of the hosts that give a page to tests.
import { load } from "resume-patch";
import { bindForm } from "resume-patch/form";
import { reportEdit } from "./save-edit.js";

/**
 * Defines the tests.
 *
 * @param framework `it` and `expect` of Jest or Vitest
 */
export function testInPage({ it, expect }) {
  it("sends an edit", async () => {
    expect(await reportEdit(load, process.env.API)).toBe("sent Mills clean");
  });

  it("binds a form", async () => {
    const draft = (await load()).letraz.experience.open({ city: "Bergen" });
    document.body.innerHTML = '<form><input name="city"></form>';
    const unbind = bindForm(document.querySelector("form"), draft);
    const input = document.querySelector("input");
    expect(input.value).toBe("Bergen");
    input.value = "Oslo";
    input.dispatchEvent(new Event("input", { bubbles: true }));
    expect(draft.patch().bodyText).toBe('{"city":"Oslo"}');
    unbind();
  });
}
